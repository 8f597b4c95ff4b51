"""How a process that reads many plans keeps its memory in order."""

import gc

_YOUNG = 20_000
"""New objects after which those that refer to each other are looked for; at Python's 700 that happens several times a plan, whose objects
are let go together when it is done."""


def settle() -> None:
    """Leave out what is there already, the modules, patterns and lexicons, whenever unused objects are looked for; and look seldom.

    What workers share with the server that they are forked from is not copied for that either.
    """
    gc.collect()
    gc.freeze()
    _, older, oldest = gc.get_threshold()
    gc.set_threshold(_YOUNG, older, oldest)
