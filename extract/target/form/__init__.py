"""The forms of a clause around a figure, each of which states what is measured and in which population (`extract.target.indicator`)."""
