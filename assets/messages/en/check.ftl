# Findings of the checks: finding-CODE and finding-CODE-hint.

finding-no-start = The drawing has no start: nobody can say where a case comes in.
finding-no-start-hint = Add a start event before the first step.
finding-no-end = The drawing has no end: nobody can say how a case is closed.
finding-no-end-hint = Add an end event after the last step and say its outcome.
finding-unreachable = No way from the start leads to “{ $step }”.
finding-unreachable-hint = Draw the flow that leads to it, or delete the step.
finding-dead-end = Nothing comes after “{ $step }” and it is not an end: the case stops there.
finding-dead-end-hint = Draw the flow to the next step, or add an end.
finding-endless-loop = A case that enters the loop of “{ $step }” never leaves it ({ $count ->
    [one] { $count } step
   *[other] { $count } steps
}: { $steps }).
finding-endless-loop-hint = Give the loop a way out that leads to an end.
finding-loop-unbounded = The loop through “{ $step }” ({ $count ->
    [one] { $count } step
   *[other] { $count } steps
}) may repeat without limit.
finding-loop-unbounded-hint = Say how many times at most one of its steps is done.
finding-idle-gateway = The gateway “{ $step }” neither splits nor joins anything.
finding-idle-gateway-hint = Delete it (the flow heals), or draw the missing branches.
finding-implicit-split = { $count } flows leave “{ $step }”: this way a case takes them all at once.
finding-implicit-split-hint = Put a gateway after the step that says whether one branch or all are taken.
finding-flow-twice = Two equal flows go from “{ $from }” to “{ $to }”.
finding-flow-twice-hint = Delete one of them, or lead it elsewhere.
finding-timer-unset = The time of the event “{ $step }” is not given in a way that can be simulated.
finding-timer-unset-hint = Give it a duration, or tie it to a term of the card.
finding-shares-sum = The shares of the branches of “{ $step }” make { $percent }%, not 100%.
finding-shares-sum-hint = Correct the shares, or let the default branch take the rest.
finding-shares-missing = At “{ $step }” { $count ->
    [one] the share of { $count } branch
   *[other] the shares of { $count } branches
} out of { $of } { $count ->
    [one] is
   *[other] are
} missing.
finding-shares-missing-hint = Say how many cases in a hundred take each branch: the register or the people there know.
finding-no-default = The decision “{ $step }” has no default branch.
finding-no-default-hint = Mark as default the branch that holds when no condition does.
finding-decision-unnamed = The decision { $step } after “{ $before }” does not say what is decided.
finding-decision-unnamed-hint = Name it with the question it answers, such as “Complete?”.
finding-branch-unnamed = The branch from “{ $from }” to “{ $to }” has no label.
finding-branch-unnamed-hint = Write the answer that leads there, such as “yes” or “no”.
finding-step-unnamed = The step { $step } has no name.
finding-step-unnamed-hint = Write what is done: a verb and its object, such as “Check the application”.
finding-language-gap = “{ $step }” has no { $language ->
    [de] German
    [en] English
   *[it] Italian
} name.
finding-language-gap-hint = Write the name in this language, as in the other steps.
finding-language-gaps = { $count } of { $of } steps have no { $language ->
    [de] German
    [en] English
   *[it] Italian
} name.
finding-language-gaps-hint = Complete the names in this language, or take it out of the steps that use it.
finding-task-without-office = No office does “{ $step }”.
finding-task-without-office-hint = Move the step to the lane of its office, or choose the office in its properties.
finding-work-missing = “{ $step }” has no work time.
finding-work-missing-hint = Ask who does it for the shortest, usual and longest work on one case.
finding-wait-missing = “{ $step }” has neither a wait nor an office with known staff: a case passes in no time.
finding-wait-missing-hint = Say how long a case waits and for whom, or how many people the office has.
finding-demand-missing = “{ $step }” does not say how many cases come.
finding-demand-missing-hint = Give the cases a year: load, queues and simulation need them.
finding-staff-missing = The staff of “{ $office }” is unknown, though it does { $count ->
    [one] { $count } step
   *[other] { $count } steps
}.
finding-staff-missing-hint = Say how many people do this work and how much of their time goes to other work.
finding-copied-by-hand = In “{ $step }” data are copied by hand: { $systems }.
finding-copied-by-hand-hint = Let the systems exchange the data and take the copying out of the to-be.
finding-number-unsourced = { $count ->
    [one] { $count } number
   *[other] { $count } numbers
} of “{ $what }” without a source.
finding-number-unsourced-hint = Say where it comes from: law, register, interview, estimate.
finding-illustrative-numbers = { $count ->
    [one] { $count } number
   *[other] { $count } numbers
} of { $of } { $count ->
    [one] is
   *[other] are
} illustrative: fit for learning, not for deciding.
finding-illustrative-numbers-hint = Replace them by the body’s own figures and say their source.
finding-card-incomplete = The card has a term but does not name { $field ->
    [case-officer] the case officer (art. 5 L. 241/1990)
    [deciding-body] the body that adopts the final measure
    [substitute-power] the holder of the substitute power (art. 2 c. 9-bis L. 241/1990)
   *[unit] the responsible organisational unit (art. 4 L. 241/1990)
}.
finding-card-incomplete-hint = Fill in the card of the procedure.
finding-outcome-missing = The end “{ $step }” does not say what it means in law.
finding-outcome-missing-hint = Say the outcome: granted, refused, inadmissible, withdrawn or silence.
finding-clock-unmarked = { $effect ->
    [stop] No step stops
   *[start] No step starts
} the term “{ $term }”.
finding-clock-unmarked-hint = Mark the receipt as the start of the term and the decision as its stop.
finding-term-without-basis = The term “{ $term }” does not name the rule that sets it.
finding-term-without-basis-hint = Name the act and the article; where none sets it, the 30 days of art. 2 c. 2 L. 241/1990 hold.
finding-term-long = The term “{ $term }” is about { $days } days: above { $limit } a reason is needed (art. 2 c. 3-4 L. 241/1990).
finding-term-long-hint = Shorten the term, or name the act that allows it.
finding-suspension-repeats = The term “{ $term }” can be suspended more than { $limit ->
    [one] { $limit } time
   *[other] { $limit } times
}: at “{ $step }” and elsewhere, or in a loop (art. 2 c. 7 L. 241/1990).
finding-suspension-repeats-hint = Ask for everything at once, or say how many times at most the step is done.
finding-suspension-long = The suspension at “{ $step }” lasts { $days } days on average, beyond the limit of { $limit }: then the term runs on.
finding-suspension-long-hint = Shorten the time given, or state the longer limit on the card with its rule.
finding-refusal-without-notice = The refusal “{ $step }” can be reached without the notice of intended refusal (art. 10-bis L. 241/1990).
finding-refusal-without-notice-hint = Put a step with the effect “notice of intended refusal” on every way to the refusal.
finding-opinion-without-term = “{ $step }” waits for another body without a term: if it is silent, the case never moves again.
finding-opinion-without-term-hint = Put a timer on the border of the step and say where silence leads (art. 16, 17, 17-bis L. 241/1990).
finding-more-of-the-same = There are { $count } more findings of the same kind ({ $rule }).
finding-more-of-the-same-hint = They begin to vanish as the first ones are mended.

# What an analysis still lacks; the panel adds the link.
missing-name = { $count } of { $of } tasks without a name
missing-office = { $count } of { $of } tasks without an office
missing-work = { $count } of { $of } tasks without work time
missing-wait = { $count } of { $of } tasks without a wait and without known staff
missing-shares = { $count } of { $of } decisions without all shares
missing-demand = { $count } of { $of } starts without a number of cases
missing-staff = { $count } of { $of } tasks of offices whose staff is unknown
