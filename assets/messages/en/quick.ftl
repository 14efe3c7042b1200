# Quick entry: what a line will make, and what is to be told about it.

quick-join = Branches come together
quick-to = → «{ $name }»
quick-branch = branch { $name }
quick-work = work { $amount }
quick-wait = wait { $amount }
quick-wait-for = wait { $amount } ({ $whom })
quick-timer = after { $amount }
quick-hangs = timer on the border
quick-new-office = new office «{ $name }»
quick-new-office-of = new office «{ $name }» ({ $kind })

quick-for-office = office
quick-for-sitting = sitting
quick-for-applicant = applicant
quick-for-other = body
quick-for-law = law
quick-for-post = post

quick-nothing = Type the name of a step.
quick-too-long = The line is too long: divide it into several steps.
quick-target-wanted = After the arrow, type the name of a step that exists.
quick-no-target = No step is called «{ $text }»: correct the name after the arrow.
quick-not-read = «{ $text }» stays in the name. { $why }
quick-long-work = «{ $text }» stays in the name: work is told in minutes or hours; for a wait type ~{ $text }.
quick-work-twice = «{ $text }» stays in the name: the work is told already.
quick-not-of-decision = A decision has no work, waits or systems: type them in a step before «{ $text }».
quick-several = Several offices begin so: «{ $text }» is taken.
quick-shares = The shares of the branches sum to { $sum }.
quick-too-many = Too many branches in one line: at most 20.

finding-quick-nothing = The line draws nothing.
finding-quick-nothing-hint = Type the name of a step.
finding-quick-end-inside = An end cannot stand in the middle of a flow.
finding-quick-end-inside-hint = With Alt and the arrows choose an open branch or a step nothing follows.
finding-quick-no-split = No parallel gateway comes before this.
finding-quick-no-split-hint = Type the parallel steps in one line, with | between them.
finding-quick-no-join = There are no open branches to bring together here.
finding-quick-no-join-hint = With Alt and the arrows choose a step inside one of the branches.
finding-quick-no-host = A timer hangs on the border of an activity.
finding-quick-no-host-hint = Choose the activity first, then type ! and the duration.

edit-quick = line «{ $name }»

# The bar
quick-bar = Quick entry
quick-hint = check requirements @Registry 20-35-45m ~2d applicant
quick-hint-first = hand in application @Citizen 30m
quick-first-title = Type the first step
quick-first-hint = A line is a step: name, @office, work, ~wait. Enter draws it.
quick-choices = Completions
quick-enter = Enter
quick-after = after «{ $name }»
quick-on-branch = after «{ $name }», { $branch }
quick-between = between «{ $from }» and «{ $to }»
quick-loose = without a flow
quick-start-first = with a start event in front
quick-unnamed = unnamed
quick-idle = Empty line. Alt and the arrows choose where it goes on; Esc goes back to the drawing.
quick-keys = Alt + arrows: where it goes on · Tab: complete · Esc: to the drawing
action-quick = Type a step
