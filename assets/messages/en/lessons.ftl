# Lessons, exercises, marks and progress.

# Findings of lessons.
finding-lesson-id = The id of the lesson “{ $id }” is not valid.
finding-lesson-id-hint = Use letters, digits and hyphens; begin with a letter.
finding-lesson-no-procedure = The procedure of the lesson cannot be found.
finding-lesson-no-procedure-hint = Put the file beside the lesson, under the name written in “procedure”, or choose a template of the catalogue.
finding-lesson-minutes = The lesson does not take between 1 and 600 minutes.
finding-lesson-minutes-hint = Write in “minutes” how many minutes it takes.
finding-lesson-no-exercise = The lesson has no exercises.
finding-lesson-no-exercise-hint = Add at least one exercise.
finding-lesson-too-many-exercises = The lesson has more than { $limit } exercises.
finding-lesson-too-many-exercises-hint = Split it into several lessons.
finding-lesson-exercise-id = Exercise { $exercise }: the id “{ $what }” is not valid, or stands twice.
finding-lesson-exercise-id-hint = Give each exercise an id of its own, of letters, digits and hyphens.
finding-lesson-text-long = { $exercise ->
        [0] The lesson
        *[other] Exercise { $exercise }
    } has a text of more than { $limit },000 bytes.
finding-lesson-text-long-hint = Shorten the text.
finding-lesson-text-missing = { $exercise ->
        [0] The lesson has no title.
        *[other] Exercise { $exercise }: a text is missing (question, option or hint).
    }
finding-lesson-text-missing-hint = Write it in at least one language.
finding-lesson-language-gap = { $exercise ->
        [0] Lesson
        *[other] Exercise { $exercise }
    }: “{ $text }” is missing in { $language ->
        [it] Italian
        [de] German
        *[en] English
    }.
finding-lesson-language-gap-hint = Who reads in that language sees the text in another.
finding-lesson-options = Exercise { $exercise }: it needs { $least } to { $most } entries to choose from.
finding-lesson-options-hint = Add entries or take some away.
finding-lesson-no-variant = { $exercise ->
        [0] The lesson
        *[other] Exercise { $exercise }
    } names the variant “{ $what }”, which the procedure does not have.
finding-lesson-no-variant-hint = Write the id of a variant of the procedure, such as as-is.
finding-lesson-no-step = Exercise { $exercise }: the procedure has no step “{ $what }”.
finding-lesson-no-step-hint = Use the id of the step; it stands at the foot of the panel beside the drawing.
finding-lesson-no-office = Exercise { $exercise }: the procedure has no office “{ $what }”.
finding-lesson-no-office-hint = Use the id of an office of the procedure.
finding-lesson-no-flow = Exercise { $exercise }: the procedure has no arrow “{ $what }”.
finding-lesson-no-flow-hint = Use the id of an arrow of the procedure.
finding-lesson-no-term = Exercise { $exercise }: the card has no time limit “{ $what }”.
finding-lesson-no-term-hint = Use the id of a time limit of the card.
finding-lesson-points = Exercise { $exercise }: the points are not between 0 and 100.
finding-lesson-points-hint = Write a number above 0, at most 100.
finding-lesson-attempts = Exercise { $exercise }: the attempts are not between 1 and { $limit }.
finding-lesson-attempts-hint = Write in “attempts” how often it may be tried.
finding-lesson-hints = Exercise { $exercise }: there are more than { $limit } hints, or they cost more than all points.
finding-lesson-hints-hint = A hint costs a share of the points, 0 to 1; together at most 1.
finding-lesson-key-choice = Exercise { $exercise }: { $right } options are right.
finding-lesson-key-choice-hint = Mark one right answer; if there are more, write “many: true”.
finding-lesson-key-not-offered = Exercise { $exercise }: the right answer “{ $what }” is not offered.
finding-lesson-key-not-offered-hint = Add it to “offered”, or correct “key”.
finding-lesson-key-lever = Exercise { $exercise }: the right answer is number { $key }, which does not exist.
finding-lesson-key-lever-hint = In “key” options are counted from 0.
finding-lesson-tolerance = Exercise { $exercise }: the tolerance is not between 0 and 1.
finding-lesson-tolerance-hint = 0.2 accepts a value up to 20 % off.
finding-lesson-weights = Exercise { $exercise }: the weights of the mark do not fit.
finding-lesson-weights-hint = Write numbers from 0 to 100, at least one above 0.
finding-lesson-bounds = Exercise { $exercise }: the bounds of “{ $what }” do not fit.
finding-lesson-bounds-hint = “low” is not above “high”, and neither is negative.
finding-lesson-change = Exercise { $exercise }: a change has a number out of range.
finding-lesson-change-hint = Shares go from 0 to 1, factors from 0 to 100.
finding-lesson-cannot-run = Exercise { $exercise }: the procedure cannot be simulated, and the answer cannot be marked.
finding-lesson-cannot-run-hint = Open the procedure in Map and see in the findings what is missing.
finding-lesson-cannot-mark = Exercise { $exercise }: the simulation does not tell which answer is right; the answer cannot be marked.
finding-lesson-cannot-mark-hint = Whoever writes the lesson chooses another figure, or answers of which one is the best.

# Marks.
mark-option-right = Right.
mark-option-wrong = No.
mark-options-missing = { $count ->
        [one] One right answer is missing.
        *[other] { $count } right answers are missing.
    }
mark-spot-right = Yes: “{ $chosen }”.
mark-spot-wrong = No: it is not “{ $chosen }”.
mark-spot-tie = The simulation cannot tell these apart: { $names }.
mark-figure-right = Right: { $gauge } is { $mean } ± { $half }, your prediction { $said }.
mark-figure-near = Nearly: { $gauge } is { $mean } ± { $half }, your prediction { $said }.
mark-figure-high = Too much: { $gauge } is { $mean } ± { $half }, your prediction { $said }.
mark-figure-low = Too little: { $gauge } is { $mean } ± { $half }, your prediction { $said }.
mark-duration-right = “{ $step }”: { $said } is fine.
mark-duration-low = “{ $step }”: { $said } is too little.
mark-duration-high = “{ $step }”: { $said } is too much.
mark-cause-right = “{ $item }”: right, { $cause }.
mark-cause-wrong = “{ $item }”: no, not { $cause }.
mark-lever-right = Right: { $gauge } gets better by { $gain } ± { $half }. No other choice does more.
mark-lever-small = It helps, but little: { $gauge } gets better by { $gain } ± { $half }; the best choice gives { $best }.
mark-lever-none = No gain can be seen: { $gauge } changes by { $gain } ± { $half }; the best choice gives { $best }.
mark-trend-right-falls = { $gauge }: falls, from { $before } to { $after }.
mark-trend-right-rises = { $gauge }: rises, from { $before } to { $after }.
mark-trend-right-cannot-tell = { $gauge }: cannot be told; the difference { $delta } ± { $half } covers zero.
mark-trend-wrong-falls = { $gauge }: no, it falls from { $before } to { $after } (difference { $delta } ± { $half }).
mark-trend-wrong-rises = { $gauge }: no, it rises from { $before } to { $after } (difference { $delta } ± { $half }).
mark-trend-wrong-cannot-tell = { $gauge }: no, it cannot be told: the difference { $delta } ± { $half } covers zero.
mark-drawing-right = The drawing says the same as the model answer.
mark-step-missing = The step “{ $step }” is missing.
mark-step-extra = “{ $step }” is one too many, or has another name and another place.
mark-kind-wrong = “{ $step }” is of the wrong kind: it means something else.
mark-flow-missing = The arrow from “{ $from }” to “{ $to }” is missing: how does the case go on?
mark-flow-extra = The arrow from “{ $from }” to “{ $to }” is one too many.
mark-office-wrong = “{ $step }” is not for { $office }: { $right } does it.
mark-office-missing = “{ $step }” has no office: { $right } does it.
mark-effect-missing = “{ $step }” lacks an effect on the time limit: { $effect }.
mark-effect-extra = “{ $step }” does not have this effect on the time limit: { $effect }.
mark-effect-missing-flow = The arrow from “{ $from }” to “{ $to }” lacks an effect on the time limit: { $effect }.
mark-effect-extra-flow = The arrow from “{ $from }” to “{ $to }” does not have this effect on the time limit: { $effect }.
mark-aspect-steps = Steps and order
mark-aspect-offices = Right office
mark-aspect-terms = Effects on the term

# Figures and units.
lesson-gauge-cycle = the mean lead time
lesson-gauge-cycle-p90 = the time within which 90 % of cases end
lesson-gauge-wait = the wait of a case
lesson-gauge-work = the work on a case
lesson-gauge-cost = the cost of a case
lesson-gauge-within = the share within the time limit “{ $name }”
lesson-gauge-load = the load of “{ $name }”
lesson-gauge-queue = the queue of “{ $name }”
lesson-gauge-step-wait = the wait at “{ $name }”
lesson-amount = { $amount } { $unit }
lesson-unit-minutes = minutes
lesson-unit-hours = hours
lesson-unit-days = days
lesson-unit-euro = €
lesson-unit-percent = %
lesson-unit-cases = cases
lesson-ask-slowest-step = The step at which cases wait longest
lesson-ask-fullest-office = The office with the greatest load
lesson-ask-slowest-office = The office whose queue costs the most time
lesson-trend-falls = falls
lesson-trend-rises = rises
lesson-trend-cannot-tell = cannot be told
lesson-kind-choice = Choice
lesson-kind-bottleneck = Bottleneck
lesson-kind-predict = Predict, then run
lesson-kind-draw = Drawing
lesson-kind-durations = Durations
lesson-kind-classify = Causes of waits
lesson-kind-lever = Lever
lesson-kind-read = Reading a comparison


# The command line.
cli-about-lesson = Checks the file of a lesson
cli-arg-lesson-task = What to do: check
cli-lesson-sum = Exercises: { $exercises } · errors: { $errors } · notes: { $notes }
cli-about-progress = Shows what learners have done, from the files of a folder
cli-arg-folder = The folder with the files of results
cli-arg-csv = As values separated by commas, for a spreadsheet
cli-progress-file = file
cli-progress-pseudonym = chosen name
cli-progress-lesson = lesson
cli-progress-exercises = exercises
cli-progress-solved = solved
cli-progress-attempts = attempts
cli-progress-hints = hints
cli-progress-points = points
cli-progress-of = of
cli-progress-sum = { $files ->
        [one] One file.
        *[other] { $files } files.
    }

# The window.
lesson-drawing-title = Exercise · { $name }
lesson-saved = Lesson saved: { $path }
lesson-tab = Lesson
lesson-tab-free = Free
lesson-begin = Begin
lesson-edit = Edit
lesson-about = { $minutes } minutes · { $exercises ->
        [one] one exercise
        *[other] { $exercises } exercises
    }
lesson-pseudonym = What you want to be called (optional)
lesson-pseudonym-hint = an invented name
lesson-save-progress = Save results…
lesson-new = New lesson
lesson-look = Read again
lesson-privacy = The results stay on this computer. The trainer gets them only if you hand the file over.
lesson-folder = More lessons: put them into { $folder }
lesson-leave = ← All lessons
lesson-place = Exercise { $at } of { $of } · points: { $points }
lesson-notes = Notes for the trainer
lesson-hint = Hint: { $text }
lesson-hint-ask = A hint (costs { $cost } of the points)
lesson-hints-paid = The hints cost { $share } of the points.
lesson-waits = Simulating…
lesson-hand-in = Hand in the answer
lesson-retry = Try again
lesson-on-map = Show on the map
lesson-next = Next
lesson-finish = Finish
lesson-dots = The lesson
lesson-dot = Exercise { $at }
lesson-dot-solved = Exercise { $at }, solved
lesson-wait-of = wait
lesson-work-of = work
lesson-pick = choose…
lesson-draw-hint = You draw in a document of its own: the study does not change.
lesson-draw-shown = Draw beside this; everything can be undone. Then hand in.
lesson-draw-open = Open the drawing
lesson-draw-again = Back to the drawing
lesson-mark = Mark
lesson-best = Result
lesson-attempts = { $left ->
        [one] One attempt is left.
        *[other] { $left } attempts are left.
    }
lesson-solution = Right is:

# The editor of lessons.
lesson-editor-close = Close the editor
lesson-editor-undo = Undo the change
lesson-editor-redo = Redo the change
lesson-editor-save = Save the lesson…
lesson-editor-unsaved = not saved
unsaved-lesson-hint = If you discard the changes, the lesson stays as it was in its file; a lesson that was never saved is lost.
lesson-editor-kept = saved
lesson-editor-whole = The lesson
lesson-editor-add = Add an exercise
lesson-editor-up = Up
lesson-editor-down = Down
lesson-editor-remove = Remove the exercise
lesson-editor-findings = Check
lesson-editor-good = Nothing to correct.
lesson-editor-drop = Remove
lesson-editor-add-hint = Add a hint
lesson-editor-add-goal = Add a goal
lesson-editor-add-item = Add an entry
lesson-editor-add-staff = Add: staff of an office
lesson-editor-add-factor = Add: work of a step
lesson-editor-drop-change = Remove the last change
lesson-field-id = Id
lesson-field-title = Title
lesson-field-minutes = Minutes
lesson-field-text = Text to read first
lesson-field-goal = Goal
lesson-field-notes = Notes for the trainer
lesson-field-procedure = Procedure of the catalogue
lesson-field-file = or a file beside the lesson
lesson-field-kind = Kind of exercise
lesson-field-question = Question
lesson-field-details = What must be known
lesson-field-points = Points
lesson-field-attempts = Attempts
lesson-field-hint = Hint
lesson-field-cost = Price of the hint (share of the points, 0–1)
lesson-field-after = Explanation at the end
lesson-field-variant = Variant looked at
lesson-variant-as-is = the as-is
lesson-field-many = Several right answers
lesson-field-option = Option
lesson-field-right = right
lesson-field-why = Why
lesson-field-figure = Figure
lesson-field-tolerance = Tolerance (0–1)
lesson-field-target = Right drawing
lesson-procedure-inside = The open study, inside the lesson
lesson-procedure-inside-hint = Copies the study you have open into the lesson, as it is now: then the file of the lesson is enough.
lesson-field-begin-of = Drawing to begin with
lesson-begin-target = the right one
lesson-field-without-flows = Arrows taken away
lesson-field-rerouted = Arrows to the wrong step
lesson-field-flow = Arrow
lesson-field-to = To the step
lesson-field-empty = Begins without steps
lesson-field-without = Steps taken away
lesson-field-unmarked = Steps without effect on the time limit
lesson-field-moved = Steps in the wrong office
lesson-field-step = Step
lesson-field-office = Office
lesson-field-is-wait = the wait is asked for, not the work
lesson-field-low = Least that is right
lesson-field-high = Most that is right
lesson-field-unit = Unit
lesson-field-wait = What happens
lesson-field-cause = Who is waited for
lesson-field-ask = What is looked for
lesson-field-offered = Offered
lesson-field-key = Right answer
lesson-key-simulated = what the simulation says
lesson-field-before = First variant
lesson-field-compared = Second variant
lesson-field-by-gain = Judged by the simulated gain
lesson-field-staff = Staff
lesson-field-factor = Factor
lesson-field-share = Share (0–1)
