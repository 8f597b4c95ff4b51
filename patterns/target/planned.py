"""What was planned or is needed, of which a figure states how much is attained."""

from patterns.pattern import Pattern
from patterns.target.words import OF_PLANNED

PLANNED_OR_NEEDED = Pattern(
    name="planned_or_needed",
    expression=rf"""(?:{OF_PLANNED.expression}|nhu[ ]cầu(?!\p{{L}}))""",
    matches=("kế hoạch tỉnh giao", "nhu cầu vay của hộ nghèo"),
    rejects=("quy hoạch",),
)
"""What was planned or is needed, of which so much is attained or met."""

SINCE_COMPARED = Pattern(
    name="since_compared",
    expression=r"""^so[ ]với[ ](?:các[ ])?""",
    matches=("so với kế hoạch",),
    rejects=("kế hoạch",),
)
"""What leads to what is compared with."""
