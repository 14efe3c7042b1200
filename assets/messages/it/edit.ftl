# Names of edits and refusals.
