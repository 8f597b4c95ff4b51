"""The language of plans: grammars and lexicons; strings in, values and spans out."""
