# Two versions of a study made one, and git.

merge-ours = my version
merge-theirs = their version
merge-stands-ours = mine stands
merge-stands-theirs = theirs stands
merge-study = study
merge-variant = variant “{ $name }”
merge-scenario = scenario “{ $name }”
merge-note = note “{ $name }”
merge-field = { $place }, { $field }: mine says { $ours }, theirs { $theirs }; { $stands }.
merge-removed = { $place }: removed by { $who }, changed by the other; { $stands }.
merge-needs = { $place } speaks of { $what }, which { $who } removed; { $stands }.
merge-placed = { $place }: moved in both; the moves add up.
merge-mended = { $place }: { $finding }
merge-field-title = title
merge-field-language = language
merge-field-body = name of the body
merge-field-territory = territory
merge-field-role = as-is or to-be
merge-field-foreign = kept content of other programs
merge-field-said = text of the note
merge-field-answers = answers
merge-field-done = note done
merge-field-on = what the note is on
merge-field-overrides = changed values
merge-field-black-box = without inside
merge-field-process = process of the other program
merge-field-other = other
finding-merge-unrelated = The studies do not come from one another: too few steps of the base are in both.
finding-merge-unrelated-hint = Name as base the version both changes started from; to hold two different studies side by side use “Compare”.
finding-merge-too-many = The studies have too little in common: there would be more than { $limit } conflicts.
finding-merge-too-many-hint = Check that the base is the version both changes started from.
merge-both-added = Both sides added the file: there is no version both come from, so nothing was merged and mine stands as it is. “prodigio diff MINE THEIRS” says what differs; in a git repository “git show :3:./FILE > theirs.prodigio” gives their version.
merge-done = Merged: { $taken ->
    [one] one thing taken from their version
   *[other] { $taken } things taken from their version
}, { $open ->
    [0] no conflict
    [one] one conflict
   *[other] { $open } conflicts
}.
merge-placed-count = { $count ->
    [one] One thing was moved in both: the moves add up.
   *[other] { $count } things were moved in both: the moves add up.
}
cli-about-merge = Merge two versions of a study that come from one
cli-about-diff = Say what changed between two files
cli-about-git = Teach a git repository to merge and compare studies
cli-arg-base = The version both come from
cli-arg-ours = My version
cli-arg-theirs = Their version
cli-arg-prefer = Whose version stands where the two do not go together: ours or theirs
cli-arg-compared = The two files to compare
cli-arg-as-git = The arguments are those git gives to a program that compares
cli-arg-repository = The folder of the repository; else the current one
cli-diff-variant = { $name }:
cli-diff-same = Nothing changes.
cli-diff-only-before = “{ $name }” is gone.
cli-diff-only-after = “{ $name }” is new.
cli-diff-usage = Two files to compare are needed.
git-done = The repository in { $path } now merges and compares studies with prodigio.
git-failed = git could not set up the repository in { $path }: { $said }
git-missing = The program git does not start: { $said } Install it, or merge studies with “prodigio merge”.
action-merge = Merge with another version…
outside-merge = Merge
edit-merge = Merge with “{ $name }”
merge-title = Merge with “{ $name }”
merge-count = { $open ->
    [0] No conflict
    [one] One conflict
   *[other] { $open } conflicts
} · { $taken ->
    [one] one thing taken from theirs
   *[other] { $taken } things taken from theirs
}
merge-mine = Mine
merge-other = Theirs
merge-result = Result
merge-all-mine = All as mine
merge-all-other = All as theirs
merge-accept = Take the result
merge-leave = Leave it
merge-base = Another base…
merge-not-here = This variant is not there.
merge-shown = Conflict { $n } of { $of }

compare-from = Compare from
compare-against = Compare with
action-compare-file = Compare with a file…
matches = Matches
matches-hint = Which step became which. Where a match is wrong, choose the right step.
matches-nothing = none: removed
matches-new = new
matches-partner = Became: { $name }
matches-as-found = As the program found it
matches-all-as-found = Take back corrections by hand
finding-compare-nothing-there = The file has no variant to compare with.
finding-compare-nothing-there-hint = Choose a study with at least one procedure.
