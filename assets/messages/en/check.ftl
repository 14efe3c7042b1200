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
finding-flow-wrong-end = { $way ->
    [out] A flow leaves the end “{ $step }”.
   *[into] A flow leads to “{ $step }”, where none can arrive.
}
finding-flow-wrong-end-hint = Lead the flow to the step that comes after, or make the end an event on the way.
finding-flow-across-bodies = The flow from “{ $from }” to “{ $to }” passes from one body to another.
finding-flow-across-bodies-hint = Only a message passes between bodies: what receives it begins or goes on with it.
finding-message-within = The message { $name } stays within one body.
finding-message-within-hint = Within a body the case passes along a flow.
finding-split-and-join = The gateway “{ $step }” joins and splits at once.
finding-split-and-join-hint = Make it two: one that joins the ways and one that splits them.
finding-join-deadlock = “{ $step }” waits for all branches of “{ $split }”, of which a case takes only one: it waits there for ever.
finding-join-deadlock-hint = Make it a meeting of alternatives.
finding-join-unsynchronized = The branches of “{ $split }” all run at once, but “{ $step }” lets each pass by itself: what follows is done once for each.
finding-join-unsynchronized-hint = Make it a gateway that waits for all.
finding-join-missing = The branches of “{ $split }” all run at once and reach “{ $step }” one by one: the step is done more than once.
finding-join-missing-hint = Put a gateway before the step that waits for all.
finding-race-wrong = After a gateway that waits for the first of several events, “{ $step }” waits for nothing.
finding-race-wrong-hint = Put an awaited event there, or a task that receives a message.
finding-complex-gateway = The gateway “{ $step }” has a rule of its own that the drawing does not show.
finding-complex-gateway-hint = Draw it as an inclusive decision, or as several plain ones.
finding-link-alone = { $way ->
    [out] The link “{ $step }” leads nowhere.
   *[in] No link leads to “{ $step }”.
}
finding-link-alone-hint = Give both links the same name on the same level, or draw the missing one.
finding-needless-terminate = The end “{ $step }” stops everything else, but nothing else can be running.
finding-needless-terminate-hint = A plain end is enough.
finding-event-sub-start = The start “{ $step }” of an event sub-procedure waits for nothing: it will never begin.
finding-event-sub-start-hint = Say what brings it about: a message, a time, an error.
finding-sub-start-typed = The start “{ $step }” inside a sub-procedure waits for something, but a sub-procedure begins when the case reaches it.
finding-sub-start-typed-hint = Make it a plain start, and put the awaited event on the way.
finding-sub-empty = The sub-procedure “{ $step }” is open but empty.
finding-sub-empty-hint = Draw its steps inside, or make it a plain task.
finding-crowded-level = One level has { $count } steps: beyond { $limit } nobody keeps them in mind.
finding-crowded-level-hint = Gather what belongs together into sub-procedures.
finding-share-misplaced = The flow from “{ $from }” to “{ $to }” has a share, but nothing is decided there.
finding-share-misplaced-hint = Take the share away, or put a decision before it.
finding-event-unnamed = The event { $step } does not say what happens.
finding-event-unnamed-hint = Write what happens, such as “Application received”.
finding-name-twice = Another step of the same office is already called “{ $step }”.
finding-name-twice-hint = Say in the name what makes this one different.
finding-overlap = “{ $step }” covers “{ $other }”.
finding-overlap-hint = Move it where both can be read.
finding-outside-lanes = “{ $step }” stands outside its lane.
finding-outside-lanes-hint = Put it back into the lane of who does it.
finding-office-not-of-lane = “{ $step }” stands in the lane of { $lane } but is done by { $office }.
finding-office-not-of-lane-hint = Give it to the office of the lane, or move it to the lane of its office.
finding-work-odd = { $how ->
    [none] The work of “{ $step }” takes no time.
   *[much] The work of “{ $step }” takes { $hours } hours for one case.
}
finding-work-odd-hint = Look at the number and its unit: minutes or hours?
finding-wait-odd = { $how ->
    [none] A wait of “{ $step }” takes no time.
   *[much] A wait of “{ $step }” takes { $days } days.
}
finding-wait-odd-hint = Look at the number and its unit, or take the wait away.
finding-sittings-empty = “{ $step }” is done at sittings only, but none is held or none decides any case.
finding-sittings-empty-hint = Say the days of the sittings and how many cases each decides.
finding-more-of-the-same = There are { $count } more findings of the same kind ({ $rule }).
finding-more-of-the-same-hint = They begin to vanish as the first ones are mended.

# What mends a finding: the word on its button. With … a place opens, without it is done at once.
remedy-add-start = Add a start
remedy-add-end = Add an end
remedy-delete-step = Delete the gateway
remedy-delete-flow = Delete the line
remedy-join-flows = Join the two flows
remedy-insert-split = Put a gateway after it
remedy-insert-join = Put a gateway before it
remedy-split-gateway = Split the gateway in two
remedy-spread-shares = Spread the shares
remedy-set-default = Set the default branch
remedy-lane-office = Give it to the lane’s office
remedy-into-lane = Put into the lane
remedy-move-clear = Move where there is room
remedy-change-kind = Correct the kind
remedy-to-message = Make it a message
remedy-to-flow = Make it a flow
remedy-clear-share = Take the share away
remedy-reroute = Lead to the next step
remedy-add-timer = Put a timer on it
remedy-mark-clock = Mark on the drawing
remedy-name = Rename…
remedy-kind = Change the kind…
remedy-office = Choose the office…
remedy-work = Type the work…
remedy-wait = Type the wait…
remedy-event = Complete the event…
remedy-law = Mark the effect…
remedy-numbers = Say how often…
remedy-systems = Open the systems…
remedy-shares = Type the shares…
remedy-staff = Type the staff…
remedy-card = Open the card…
remedy-source = Say the source…

# What an analysis still lacks; the panel adds the link.
missing-name = { $count } of { $of } tasks without a name
missing-office = { $count } of { $of } tasks without an office
missing-work = { $count } of { $of } tasks without work time
missing-wait = { $count } of { $of } tasks without a wait and without known staff
missing-shares = { $count } of { $of } decisions without all shares
missing-demand = { $count } of { $of } starts without a number of cases
missing-staff = { $count } of { $of } tasks of offices whose staff is unknown
