# Results of a simulation and of comparisons.

finding-sim-no-start = No case can come in: there is no start at which cases arrive.
finding-sim-no-start-hint = Draw a start event and say how many cases come in a year.
finding-sim-never-open = This calendar never opens: no work would ever be done.
finding-sim-never-open-hint = Give at least one opening time that does not always fall into a closure.
finding-sim-too-large = The procedure is too large to simulate ({ $steps } steps).
finding-sim-too-large-hint = Split it into smaller procedures.
finding-sim-demand-assumed = Nobody has said how many cases come: the simulation assumes { $cases } a year.
finding-sim-demand-assumed-hint = Say on the start event how many cases come in a year.
finding-sim-no-staff = The office has no staff: the simulation does not compute its queue.
finding-sim-no-staff-hint = Say how many people do this work.
finding-sim-too-few-staff = The step needs more people at once than the office has: the simulation uses all of them.
finding-sim-too-few-staff-hint = Lower the people needed, or raise the office’s staff.
finding-sim-too-many-terms = The card has too many terms: the simulation follows only the first 32.
finding-sim-too-many-terms-hint = Remove the terms that are not needed.
finding-sim-work-unit = The step’s work is given in days or months: the simulation does not count it.
finding-sim-work-unit-hint = Give work in minutes or hours; days are for waits.
finding-sim-at-once = The step is done for several things at once: the simulation adds up their work as if one came after the other.
finding-sim-at-once-hint = Bear it in mind when reading this step’s times.
finding-sim-timer-unknown = The time of this event cannot be simulated: it never happens, or makes nobody wait.
finding-sim-timer-unknown-hint = Give a duration, or tie it to a term of the card.
finding-sim-answer-unknown = It is not known how long the answer to this message takes: the simulation does not wait for it.
finding-sim-answer-unknown-hint = Give the wait on the message, or on the event that receives it.
finding-sim-event-at-once = Nothing says when this event happens: in the simulation it happens at once.
finding-sim-event-at-once-hint = Give a wait, or connect the message that brings it about.
finding-sim-event-never = Nothing says how often this event on the border happens: in the simulation it never does.
finding-sim-event-never-hint = Give the share on the flow that leaves it, or a time or a message.
finding-sim-event-sub = This sub-procedure starts with an event: the simulation does not run it.
finding-sim-event-sub-hint = Draw the event on the border of the step that it interrupts.
finding-sim-race-unknown = Of none of the events awaited here is it known when it happens: the simulation picks a branch by share.
finding-sim-race-unknown-hint = Give a time, a wait or a message for every event.
finding-sim-race-time-unknown = It is not known when this awaited event happens: in the simulation it never comes first.
finding-sim-race-time-unknown-hint = Give a wait on the event, or the message that brings it about.
finding-sim-shares-assumed = Shares of branches are missing: the simulation divides what is left evenly.
finding-sim-shares-assumed-hint = Say how many cases in a hundred take each branch.
finding-sim-shares-scaled = The shares of the branches sum to { $percent } %: the simulation scales them to 100 %.
finding-sim-shares-scaled-hint = Correct the shares of the branches.
finding-limit-events = The simulation was stopped: too many events in one replication. The figures hold only up to there.
finding-limit-events-hint = Check that no loop repeats without end and that not too many cases come, or shorten the period.
finding-limit-open-cases = The simulation was stopped: too many cases open at once. More come than can be done.
finding-limit-open-cases-hint = Add staff to the fullest office, or check how many cases come.
finding-limit-tokens = The simulation was stopped: a case splits into too many branches.
finding-limit-tokens-hint = Check that no loop passes through a gateway that opens parallel branches.
finding-limit-kept = The procedure is so large that only { $replications } replications are kept: intervals may be wider than asked for.
finding-limit-kept-hint = Simulate a part of the procedure for narrower intervals.
finding-limit-endless-loop = The simulation was stopped: a case goes round without time passing.
finding-limit-endless-loop-hint = Give a step of the loop a time, or the loop a way out with a share.
finding-cases-stuck = { $percent } % of the cases get stuck: their branches wait for each other.
finding-cases-stuck-hint = Check the joins: every branch they wait for must be able to arrive.
finding-cases-open = { $percent } % of the measured cases are still open at the end: mean times are too low.
finding-cases-open-hint = Look at the fullest office: perhaps more cases come than can be done.
finding-books-disagree = The simulation’s own books do not agree: do not trust these figures.
finding-books-disagree-hint = This is a fault of the program: report it with this file.
finding-exact-disagrees = { $what ->
    [load] The simulated load ({ $simulated }) lies away from the exact one ({ $exact }).
    [queue] The simulated queue ({ $simulated }) lies away from the exact one ({ $exact }).
   *[visits] The simulated visits of a case ({ $simulated }) lie away from the exact ones ({ $exact }).
}
finding-exact-disagrees-hint = Outside the interval, widened for all figures compared: simulate a longer period, or report it with this file.

# The exact judgement of structure.
gateway-after = the gateway after { $step }
gateway-before = the gateway before { $step }
finding-structure-deadlock = { $count ->
    [one] “{ $step }” waits for a branch that never comes: the case stops there.
   *[other] “{ $step }” waits for a branch that “{ $split }” does not always send: the case stops there.
}
finding-structure-deadlock-hint = Let the gateway wait only for branches the case really takes, or lead the missing branch there too.
finding-structure-lack-of-synchronisation = { $count ->
    [one] The same case passes “{ $step }” several times at once: what follows is done twice.
   *[other] The branches of “{ $split }” run at once and “{ $step }” lets each pass by itself: what follows is done twice.
}
finding-structure-lack-of-synchronisation-hint = Bring the branches together at a gateway that waits for all.
finding-structure-improper-completion = { $count ->
    [one] The same case reaches the end “{ $step }” twice.
   *[other] The same case reaches the end “{ $step }” twice, because the branches of “{ $split }” do not come together.
}
finding-structure-improper-completion-hint = Bring the branches together before the end, or give each an end of its own.
finding-structure-livelock = A case that comes to “{ $step }” goes round and can no longer end: { $steps }.
finding-structure-livelock-hint = Give the loop a way out that leads to an end.
finding-structure-missing-end = Nothing comes after “{ $step }” and it is not an end: the case rests there.
finding-structure-missing-end-hint = Draw the flow to the next step, or add an end.
finding-structure-dead-step = There is a way from the start to “{ $step }”, yet it is never done ({ $count ->
    [one] { $count } step
   *[other] { $count } steps
}: { $steps }).
finding-structure-dead-step-hint = Look at what it waits for: it never all comes together.
finding-structure-unreachable = No way from the start leads to “{ $step }” ({ $steps }).
finding-structure-unreachable-hint = Draw the flow that leads to it, or delete what cannot be reached.
finding-structure-limit = { $states ->
    [0] The structure was judged only in part: somewhere the case multiplies without end or has too many choices.
   *[other] The structure was judged only in part: it was left after { $states } states.
}
finding-structure-limit-hint = Mend first what was found, or gather steps into sub-procedures: then the judgement can be complete.
finding-sim-dates-unsorted = The dates of arrival are out of order: the simulation sorts them.
finding-sim-dates-unsorted-hint = Check that each date is right: a wrong order is often a copying error.
finding-sim-dates-before = { $cases } dates of arrival lie before the simulation begins and do not count.
finding-sim-dates-before-hint = Let the first simulated day be earlier, or remove the dates before it.
finding-sim-dates-none = No date of arrival lies in the simulated time: no case comes.
finding-sim-dates-none-hint = Let the first simulated day be earlier, or give later dates.
finding-sim-demand-none = The number of cases a year is zero: no case comes from here.
finding-sim-demand-none-hint = Say how many cases come in a year.
finding-sim-sittings-none = No sitting falls within the simulated time: cases keep waiting here.
finding-sim-sittings-none-hint = Give the dates or the rhythm of the sittings.
finding-sim-priorities-many = The office has more than { $most } priorities: the simulation tells only the { $most } highest apart, the others wait together.
finding-sim-priorities-many-hint = Use fewer different priorities.
finding-cases-none = No case comes in the measured time: there is nothing to measure.
finding-cases-none-hint = Check how many cases come and when, or simulate a longer time.
finding-sim-backlog-large = More than { $most } cases wait at the beginning.
finding-sim-backlog-large-hint = Say how many cases really wait at each step.
finding-sim-backlog-clock = For the cases that wait at the beginning the terms run from their receipt, without earlier suspensions.
finding-sim-backlog-clock-hint = If many of them had been suspended, give a smaller age.
finding-warmup-short = The start from empty desks shows for about { $found } days, but only { $left } are left out: the figures are too low.
finding-warmup-short-hint = Leave out { $found } days at the start.
finding-warmup-unknown = When the start is over cannot be told: the simulation is too short for times that vary so much.
finding-warmup-unknown-hint = Look at the curve of the start: if it is level, nothing needs leaving out; if it still rises at the end, queues grow without end.
finding-portfolio-large = These are too many procedures together: at most { $parts }, with { $steps } steps.
finding-portfolio-large-hint = Simulate together only the procedures that share the fullest offices.
finding-portfolio-empty = There is no procedure to simulate.
finding-portfolio-empty-hint = Name at least one file.
finding-portfolio-calls-deep = Calls between procedures are nested too deep: this one is not followed.
finding-portfolio-calls-deep-hint = Check whether the procedures call each other.
finding-portfolio-staff-differs = The procedures give this office { $taken } and { $other } people: { $taken } is taken.
finding-portfolio-staff-differs-hint = Give the same staff in all procedures.
finding-portfolio-other-work = The other work of this office goes down from { $stated } % to { $left } %: the rest is that of the other procedures simulated.
finding-portfolio-other-work-hint = If the other work stated does not include these procedures, raise it.
