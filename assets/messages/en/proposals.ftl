# Proposals: levers, legal questions, the search for sets.

proposal-eliminate = Leave the step out
proposal-merge = Merge two steps
proposal-move-earlier = Check at the door
proposal-parallelise = Side by side
proposal-rule = Rule in place of an opinion
proposal-self-declaration = Self-declaration and sample checks
proposal-acquire = Acquire data automatically
proposal-form = Standard form
proposal-one-desk = One hand-off less
proposal-delegate = Delegate the signature
proposal-oftener = Sit more often
proposal-continuous = Flow in place of sittings
proposal-notify = Digital notification
proposal-timer = A term ends the wait
proposal-pool = Pool staff
proposal-specialise = Staff of its own
proposal-move-staff = Move one person
proposal-edit-eliminate = “{ $step }” is no longer done; the flow leads on.
proposal-edit-merge = “{ $other }” becomes part of “{ $step }”: the work adds up, one queue goes.
proposal-edit-move-earlier = The decision “{ $step }” comes before “{ $other }”: who is rejected no longer takes the time of offices.
proposal-edit-parallelise = “{ $step }” and “{ $other }” run at once between two parallel gateways.
proposal-edit-rule = “{ $step }” becomes a rule; the wait for the other body goes.
proposal-edit-self-declaration = Only a part of the cases passes “{ $step }”; the others go on.
proposal-edit-acquire = In “{ $step }” data are no longer typed in again but read from the system; a part of the work is left.
proposal-edit-form = Fewer cases take the branch “{ $step }”.
proposal-edit-one-desk = “{ $step }” goes to { $office }.
proposal-edit-delegate = “{ $step }” is signed by { $office }.
proposal-edit-oftener = The sittings of “{ $step }” are about twice as many.
proposal-edit-continuous = “{ $step }” waits for no sitting: each case when it comes.
proposal-edit-notify = “{ $step }” goes to the digital domicile; a part of the wait for the post is left.
proposal-edit-timer = On the border of “{ $step }” sits a timer: if the other body is silent, the case goes on.
proposal-edit-pool = Staff and steps of { $other } go to { $office }.
proposal-edit-specialise = Some of the staff do “{ $step }” and nothing else, as an office of its own with the same hours.
proposal-edit-move-staff = One person from { $other } to { $office }.
proposal-made-decision = Checked by sample?
proposal-made-checked = in the sample
proposal-made-trusted = on the declaration
proposal-made-alone = one step alone
proposal-question-eliminate = Does a law or regulation ask for this step?
proposal-question-merge = Must those who handle and those who check stay apart?
proposal-question-move-earlier = Before an application is refused the applicant is to be heard (L. 241/1990, art. 10-bis): does the notice keep its place?
proposal-question-parallelise = Is the order of the two steps prescribed, or does one need the outcome of the other?
proposal-question-rule = Is the opinion prescribed by law (L. 241/1990, art. 16)? A rule can replace it only if the body that gives it agrees.
proposal-question-self-declaration = May the fact be declared? Which share is checked, by which written criterion, and what follows a false declaration?
proposal-question-acquire = Is there a service for these data, and may the body use it? What a public body already holds is not asked for (L. 241/1990, art. 2 c. 7).
proposal-question-form = Does the form ask only for what the law provides? A supplement suspends the term only once (L. 241/1990, art. 2 c. 7).
proposal-question-one-desk = The responsible unit is fixed for each type of procedure (L. 241/1990, art. 4): must the act that fixes it change?
proposal-question-delegate = May the signature be delegated, and by which act? Who decides may depart from the findings only with reasons (L. 241/1990, art. 6).
proposal-question-oftener = Do the rules of the board fix its dates, and is there a quorum?
proposal-question-continuous = Does the law want a board, or may one person decide?
proposal-question-notify = Does the addressee have a digital domicile? For the others the post stays.
proposal-question-timer = What does silence mean here? For environment, landscape and health one waits all the same (L. 241/1990, art. 16, 17, 17-bis).
proposal-question-pool = Do profiles and contracts allow it, and who heads the joint office?
proposal-question-specialise = Do profiles and contracts allow it, and who stands in for these people when they are away?
proposal-question-move-staff = Do the person’s profile and contract allow it, and who does the work they leave?
proposal-why-eliminate = It touches no term, decides nothing, and nobody uses what it makes: is it needed?
proposal-why-merge = One office, one after the other.
proposal-why-move-earlier = The check can reject the case, and needs nothing of what comes before it.
proposal-why-parallelise = Different offices; no document and no data go from one to the other.
proposal-why-parallelise-unsaid = Different offices; documents and systems are not noted on both: make sure that nothing goes from one to the other.
proposal-why-rule = Another body is waited for.
proposal-why-self-declaration = An office checks each case.
proposal-why-acquire = Data are copied by hand here.
proposal-why-form = The branch waits for the applicant and comes back to the check: the case was not complete.
proposal-why-one-desk = The case goes to another office.
proposal-why-delegate = For its signature the case goes to another office.
proposal-why-oftener = The next sitting is waited for.
proposal-why-continuous = The next sitting is waited for.
proposal-why-notify = The post is waited for.
proposal-why-timer = Another body is waited for without a term.
proposal-why-pool = Same hours; one is full, the other less.
proposal-why-specialise = The office does other things too: short work waits behind long work.
proposal-why-move-staff = The office is full, the other can give a person away.
proposal-not-gone = The step is gone.
proposal-not-not-a-task = It is not a task.
proposal-not-not-in-line = More than one flow comes in or goes out.
proposal-not-has-events = Events sit on its border.
proposal-not-on-the-clock = An effect on the time limit hangs on it.
proposal-not-decides = A decision is taken here.
proposal-not-needed-later = Another step uses what it makes.
proposal-not-leads-there-too = A flow leads straight to what comes next already.
proposal-not-no-neighbor = No task comes right before or after it.
proposal-not-no-office = The office is not known.
proposal-not-same-office = It is the same office: it does one thing after the other anyway.
proposal-not-other-office = The step beside it is another office’s.
proposal-not-answers-it = One answers the other.
proposal-not-other-phase = The two steps are of different phases.
proposal-not-passes-data = A document or data go from one to the other.
proposal-not-no-check = It leads to no choice that rejects the case.
proposal-not-nothing-before = Nothing before it could be done later.
proposal-not-not-ours = It is not an office of the body.
proposal-not-checks-nothing = It looks at no documents.
proposal-not-no-incomplete = No branch asks the applicant again.
proposal-not-no-share = The share of the branch is not known.
proposal-not-not-alike = Waits, sittings, repetitions or staff cannot be put together.
proposal-not-no-opinion = No other body is waited for.
proposal-not-no-copying = No data are marked as copied by hand.
proposal-not-no-decision = It is not a step of the decision phase.
proposal-not-no-hand-off = There is no hand-off to another office of the body.
proposal-not-no-sittings = It depends on no sittings.
proposal-not-often-enough = The sittings are weekly already, or on given dates.
proposal-not-no-post = The post is not waited for.
proposal-not-has-a-term = A term ends the wait already.
proposal-not-no-figure = The figure of the law on that date is not known for certain.
proposal-not-no-staff = The staff of the office is not known.
proposal-not-one-person = Only one person works in the office.
proposal-not-few-staff = The office has not enough staff for this step and the others at once.
proposal-not-only-step = The office does nothing else in this procedure.
proposal-not-no-load = The load of the office is not known.
proposal-not-nobody-free = No other office can give a person away.
proposal-not-nobody-alike = No other office with the same hours is less full.
assumed-work-left = work that is left
assumed-wait-left = wait that is left
assumed-share-left = share that is left
assumed-checked = cases checked
assumed-minutes = work in minutes
assumed-days = term in days
assumed-staff = staff for this step alone
assumed-guess = an estimate to be verified
assumed-value = { $what }: { $value } ({ $source })
edit-adopt = proposal adopted: { $what ->
    [eliminate] { proposal-eliminate }
    [merge] { proposal-merge }
    [move-earlier] { proposal-move-earlier }
    [parallelise] { proposal-parallelise }
    [rule] { proposal-rule }
    [self-declaration] { proposal-self-declaration }
    [acquire] { proposal-acquire }
    [form] { proposal-form }
    [one-desk] { proposal-one-desk }
    [delegate] { proposal-delegate }
    [oftener] { proposal-oftener }
    [continuous] { proposal-continuous }
    [notify] { proposal-notify }
    [timer] { proposal-timer }
    [pool] { proposal-pool }
    [specialise] { proposal-specialise }
   *[move-staff] { proposal-move-staff }
}
finding-proposal-unfit = The proposal no longer fits the drawing.
finding-proposal-unfit-hint = Look for proposals again, or make the change by hand.
finding-adopted-too-many = Too many proposals are adopted in this variant already.
finding-adopted-too-many-hint = Make a new variant.
proposals-title = Proposals
proposals-left-out = { $count ->
    [one] One more proposal is not listed.
   *[other] { $count } more proposals are not listed.
}
proposals-none = No proposal found: perhaps times, offices, documents or systems are missing on the steps. A selected step lists all levers.
proposals-no-term = No term on the card, or none is missed: in order of mean time.
proposals-no-cases = No case ends in the simulated time: effects cannot be measured.
proposals-cannot-run = The procedure cannot be simulated: the proposals have no figures. { $why }
proposals-how = Differences from pairs of runs with the same luck; same place: the order cannot be told yet. The legal question is for those who decide.
proposals-refused = does not fit
proposals-not-tried = not tried
proposals-at-base = Proposals: the procedure as it is, { $n } runs
proposals-at-singles = Proposals: one by one, { $n } runs
proposals-at-sets = Proposals: several together, { $n } runs
proposals-at-frontier = Proposals: the frontier, { $n } runs
proposals-done = Proposals: { $n } runs
frontier-title = What is gained for what
frontier-euro = Spending of the first year (once and yearly) and gain; each point brings more than the one before, for certain, measured with luck that did not choose it.
frontier-changes = Number of changes and gain: nobody has said what they cost. Each point brings more than the one before, for certain, measured with luck that did not choose it.
frontier-none = No set of proposals brings more than the procedure as it is, for certain.
frontier-unpriced = { $count ->
    [one] One proposal without a cost is not in the sets.
   *[other] { $count } proposals without a cost are not in the sets.
}
frontier-sets = { $count ->
    [0] No set of several proposals was tried.
    [one] One set of several proposals was tried.
   *[other] { $count } sets of several proposals were tried.
}
frontier-of = { $count ->
    [one] { $count } change
   *[other] { $count } changes
}
proposals-col-rank = #
proposals-col-proposal = proposal
proposals-col-where = where
proposals-col-within = within the term
proposals-col-time = mean time
proposals-col-cost = cost of a case
proposals-col-price = first-year cost
proposals-col-code = code
proposals-col-set = set
edit-adopt-all = { $count ->
    [one] one proposal adopted
   *[other] { $count } proposals adopted
}
cli-about-improve = Finds proposals for a procedure, measures them and searches the best sets.
cli-arg-budget = Most to spend on a set of proposals in its first year, in euro.
cli-arg-changes = Most proposals in a set (1–12).
cli-arg-cost = What a proposal costs, by its code; may be repeated.
cli-arg-step = A step of which all levers are measured too, by its id; may be repeated
cli-improve-step = there is no step “{ $value }”
cli-improve-cost = “{ $value }” is not CODE=EURO of a proposal found. Example: --cost parallelise:a+b=2500. The codes are in the list of “prodigio improve FILE”.
half-numbers = Numbers, one by one
proposal-accept = Adopt in a to-be
proposal-accept-of = Adopt: { $what }
proposal-measure = Measure among the proposals
proposal-measure-of = Measure: { $what }
proposal-accept-set = Adopt the set
proposal-law = Legal question: { $question }
proposal-cost-once = cost once
proposal-cost-yearly = cost a year
proposal-unknown = not known
assumed-wrong = Number out of range: a share from 0 to 100%, or a number from 0 to 10,000.
frontier-budget = Most to spend in the first year
frontier-points = points of the share within the term
frontier-days = days less
frontier-spoken = { $count ->
    [one] Frontier with one point
   *[other] Frontier with { $count } points
}
adopted-title = Adopted proposals
adopted-expected = expected: { $figures }
adopted-cost = first-year cost: { $euro }
adopted-owner = Who sees to it
adopted-note = Remark
half-across = Variants × scenarios
across-indicator = Indicator
across-variant = variant
across-note = Every variant in every scenario. The first row is the value with its interval; the others say the difference to the first in the same scenario, with the same luck.
across-no-scenarios = No variant has scenarios: they are made under “Numbers, one by one”, with the plus at the end of a row.
across-left-out = Not played: { $variants ->
    [one] one variant
   *[other] { $variants } variants
}, { $scenarios ->
    [one] one scenario
   *[other] { $scenarios } scenarios
}.
across-in-part = * A part of the scenario names offices, steps or flows that this variant does not have, or gives staff or shares that this variant has changed: where something is missing the rest holds; elsewhere the number of the scenario holds.
across-first-cannot = “{ $name }” cannot be simulated: without the first row there are no figures to hold the others against.
across-cannot-run = cannot be simulated
across-cannot-why = Why “{ $name }” cannot be simulated: { $why }
across-waits = The table is played, or goes on, once the run is done.
across-progress = Variants and scenarios: { $done } of { $most }
payback-title = When it is paid back
payback-spent = { $once } once, { $yearly } a year{ $unpriced ->
    [0] { "" }
    [one] {" "}(one adopted proposal has no known cost)
   *[other] {" "}({ $unpriced } adopted proposals have no known cost)
}
payback-saved = saves { $euro } ± { $half } a year, the yearly cost taken off
payback-after = paid back in { $mean } years ({ $least } to { $most })
payback-at-once = nothing is paid once: paid back at once
payback-cannot-tell = it cannot be told whether it is paid back; not before { $least } years
payback-never = not paid back
payback-unknown = not known when it is paid back: cases a year, costs an hour or runs are missing
cli-arg-all = Play all variants in all scenarios, against the first
cli-arg-indicator = The indicator of the table by its key, such as mean-time or cost; with --all
cli-across-none = there is no indicator “{ $value }” for this procedure. There are: { $known }
