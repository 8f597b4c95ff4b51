"""Who does what: names of agencies and the words that give them a role."""
