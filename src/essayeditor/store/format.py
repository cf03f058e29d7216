"""What the header of a collection file says of it (see `store.schema` for the formats that there were)."""

from __future__ import annotations

APPLICATION_ID = 0x45535359
"""\"ESSY\"."""
FORMAT = 4
"""The number of the present format."""
