"""Run as `python -m tests.resources.build_sample`, or as `python tests/resources/build_sample`."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from build_sample.build import main

if __name__ == "__main__":
    main(sys.argv[1:])
