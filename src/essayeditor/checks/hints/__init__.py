"""House style: rules that find what an editor would set otherwise, each with its place and its remedy."""

from essayeditor.checks.hints.registry import RULES, hints_of
from essayeditor.checks.hints.rule import Hint, Rule

__all__ = ["RULES", "Hint", "Rule", "hints_of"]
