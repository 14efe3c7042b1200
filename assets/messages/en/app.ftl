# Commands and notices.

# Names of new things
as-is = As-is
to-be = To-be
new-study = New study
new-lane = New lane

# Workspaces
workspace-map = Map
workspace-analyse = Analyse
workspace-compare = Compare
workspace-teach = Teach
workspace-deliver = Deliver

# Deliveries
deliver-bpmn = BPMN 2.0
deliver-svg = SVG picture
deliver-png = PNG picture

# Actions
action-new = New study
action-open = Open
action-catalogue = Catalogue of templates
action-save = Save
action-save-as = Save as
action-close = Close
action-quit = Quit
action-undo = Undo
action-redo = Redo
action-delete = Delete
action-select-all = Select all
action-select-none = Clear the selection
action-append = Add a step
action-append-gateway = Add a gateway
action-append-end = Add an end
action-create = New step here
action-rename = Rename
action-replace = Change kind
action-select-tool = Select and move
action-lasso-tool = Select with a frame
action-hand-tool = Move the view
action-connect-tool = Connect
action-walk-next = Next step
action-walk-back = Previous step
action-follow = Follow the flow
action-branch-up = Branch above
action-branch-down = Branch below
action-add-lane = Add a lane
action-arrange = Arrange the drawing
action-arrange-selection = Arrange the selection
action-toggle-continuous = Arrange after each change
action-reroute = Re-route the flows
action-new-to-be = Create a to-be variant
action-zoom-in = Zoom in
action-zoom-out = Zoom out
action-zoom-100 = True size
action-fit = Show everything
action-zoom-selection = Show the selection
action-go-map = Go to Map
action-go-analyse = Go to Analyse
action-go-compare = Go to Compare
action-go-teach = Go to Teach
action-go-deliver = Go to Deliver
action-toggle-theme = Light or dark
action-theme-light = Light theme
action-theme-dark = Dark theme
action-theme-contrast = High contrast
action-italian = Italiano
action-german = Deutsch
action-english = English
action-text-larger = Larger text
action-text-smaller = Smaller text
action-palette = Find a command
action-keys = Keyboard shortcuts
action-about = About prodigio
action-simulate = Simulate again
action-stop = Stop the simulation
action-together = Simulate the open studies together
action-export-table = Write the table of bottlenecks (CSV)
action-teach-play = Play or pause the case
action-teach-next = Next moment
action-teach-back = Previous moment
action-teach-other = Follow another case
action-teach-crowd = One case or the crowd
action-teach-reveal = Hide the drawing, then reveal the next step
action-teach-hide = Hide the step revealed last
action-teach-reveal-all = Reveal the whole drawing
action-teach-spotlight = Spotlight on the step pointed at
action-teach-big = Large type for the room
action-teach-present = Screen for the room
action-teach-faster = Faster
action-teach-slower = Slower
action-teach-first = Back to the beginning
action-teach-last = To the end
action-teach-slowest = Slowest case
action-teach-typical = Typical case
action-teach-late = Case that misses its time limit
action-teach-looping = Case that goes back most often

# Notices
notice-job-failed = A computation stopped because of an error of the program: { $what }. Nothing is lost: save and try again.
notice-tidy-already = Everything is in order already.
notice-continuous-on = The drawing now arranges itself after each change.
notice-continuous-off = The drawing no longer arranges itself.
notice-undone = Undone: { $what }
notice-redone = Redone: { $what }
notice-file = { $path }: { $what } { $hint }
notice-saved = Saved to { $path }
notice-written = Written to { $path }

# Words on the drawing
caption-no-work = time?
lane-applicant = applicant · no queue
lane-external = outside body · staff not known
lane-no-staff = staff not known
lane-load = { $staff } · load { $load }
action-edit-work = Type the work time
action-choose-office = Choose the office

# Findings
action-next-finding = Next finding
action-previous-finding = Previous finding
action-mend = Mend the finding
action-play-trace = Show on the drawing how the finding comes about
notice-mended = Mended: { $what }
notice-by-hand = This one needs a hand: { $hint }
notice-no-finding = No findings.
notice-no-trace = This finding has no trace to show.
notice-compare-shows = In Compare the drawings are only looked at: change them in Map.

# Nothing is lost
action-save-all = Save all
action-reopen = Reopen the last closed
action-next-tab = Next document
action-previous-tab = Previous document
notice-no-journal = The journal cannot be written: { $why } What you draw is here, but a crash would lose it: save it to your file.
notice-journal-damaged = { $count ->
    [one] A journal of the last session was damaged: what could be read was brought back, and the rest was put aside.
   *[other] { $count } journals of the last session were damaged: what could be read was brought back, and the rest was put aside.
}
notice-recovered = { $count ->
    [one] A document with unsaved changes is back as you left it, with its whole undo history.
   *[other] { $count } documents with unsaved changes are back as you left them, with their whole undo history.
}

# Commands, pop-ups, clipboard, search
action-cut = Cut
action-copy = Copy
action-paste = Paste
action-duplicate = Duplicate
action-copy-picture = Copy as a picture
action-copy-vector = Copy as SVG text
action-find = Find
action-find-replace = Find and replace
action-find-next = Find next
action-find-back = Find previous
action-ask-append = Add after…
action-ask-create = Create…
action-go-in = Go into the sub-procedure
action-go-out = Go out of the sub-procedure
action-unfold = Unfold or fold the sub-procedure in place
action-zoom-50 = Zoom 50%
action-zoom-200 = Zoom 200%
action-minimap = Small map
action-full-screen = Full screen
action-pan-left = Move the view left
action-pan-right = Move the view right
action-pan-up = Move the view up
action-pan-down = Move the view down
action-keys-camunda = Keys as in Camunda Modeler
action-keys-drawio = Keys as in draw.io
action-keys-yed = Keys as in yEd
notice-copied = { $count ->
    [one] One element copied
   *[other] { $count } elements copied
}
notice-cut = { $count ->
    [one] One element cut
   *[other] { $count } elements cut
}
copy-nothing = There is nothing to copy: select elements first.
copied-picture = Part of a procedure
notice-picture-copied = Picture copied
copy-picture-too-large = The picture would be too large: select fewer elements, or write a file from Deliver.
paste-empty = There is nothing on the clipboard that can be pasted.
paste-too-large = The text on the clipboard is longer than { $limit } MB: nothing was pasted.
paste-garbage = What is on the clipboard is not readable text: nothing was pasted.
paste-too-many-lines = There are { $count } lines on the clipboard; at most { $limit } at a time become steps. Nothing was pasted.
paste-long-line = A line on the clipboard is longer than { $limit } characters: it is not the name of a step. Nothing was pasted.
paste-unreadable = What is on the clipboard cannot be pasted. { $what }
find-nothing-to-replace = There is nothing to replace here: an id stays as it is.
level-none = Select a sub-procedure first.

# Getting about, and comfort
action-walk-first = First step
action-walk-last = Last step
action-theme-system = Theme as the system
action-reduce-motion = Without motion
action-next-region = Next part of the window
action-previous-region = Previous part of the window
action-tour = Tour of the window

# What would help
levers-title = What would help
lever-staff = +1 person
lever-work = −10% work
lever-office-work = −10% work at every step
lever-sitting = +1 sitting a month
lever-wait = −10% wait: { $cause }
lever-points = { $n } pt
lever-nothing = no change
lever-cannot-tell = cannot tell
levers-aim-within = Ranked by the share within “{ $term }”, today { $value }.
levers-aim-time = Ranked by the mean time, today { $value }.
levers-overloaded = { $count ->
    [one] { $names } has more work than its staff can do: the queue grows without end, and so do the gains there with the time simulated.
   *[other] { $names } have more work than their staff can do: the queues grow without end, and so do the gains there with the time simulated.
  }
levers-not-tried = { $count ->
    [one] One change from which less is expected was not tried.
   *[other] { $count } changes from which less is expected were not tried.
  }
levers-limited = { $count ->
    [one] One replication was ended early by a limit.
   *[other] { $count } replications were ended early by a limit.
  }
levers-no-cases = No case ends in the simulated time: nothing can be compared.
levers-none = There is nothing to change: no office with known staff, no work, no wait, no sitting.
levers-by-euro = Most for the money, first to last: { $names }.
levers-how = Differences from pairs of replications with the same luck; same rank: the order cannot be told yet.
levers-at-base = What would help: the procedure as it is, { $n } replications
levers-at-gains = What would help: trying changes, { $n } replications
levers-at-staffing = What would help: looking for the smallest staff, { $n } replications
levers-at-tornado = What would help: moving each input, { $n } replications
levers-at-uncertainty = What would help: moving all inputs, { $n } replications
levers-done = What would help: { $n } replications
levers-col-rank = #
levers-col-change = change
levers-col-where = where
levers-col-within = within the term
levers-col-time = mean time
levers-col-cost = cost a year
levers-col-per-euro = for €10,000 a year
levers-col-input = input
levers-col-low = low
levers-col-at-low = effect
levers-col-high = high
levers-col-at-high = effect
staffing-title = Smallest staff
staffing-searching = The smallest staff is being looked for.
staffing-smallest = Smallest staff that keeps { $promise } within “{ $term }”: { $within }. With one person less anywhere it is broken, or cannot be shown to be kept.
staffing-enough = A staff that keeps { $promise } within “{ $term }”: { $within }. Whether fewer would do was not tried for all.
staffing-never = { $promise } within “{ $term }” cannot be kept by staff alone: with as many people as one could want it is { $within }.
staffing-not-found = No staff was found that can be shown to keep { $promise } within “{ $term }”; the best tried gives { $within }.
staffing-office = { $office }: { $staff } (today { $present })
staffing-costs = More than today: { $euro } a year.
staffing-saves = Less than today: { $euro } a year.
staffing-cost-unknown = What it costs is not known: an office has no cost an hour.
tornado-title = What the result hangs on
tornado-note = { $count ->
    [0] Each input alone, low and high, against today with the same luck.
    [one] Each input alone, low and high, against today with the same luck; one input of smaller effect is left out.
   *[other] Each input alone, low and high, against today with the same luck; { $count } inputs of smaller effect are left out.
  }
input-demand = Cases a year
input-staff = Staff: { $of }
input-work = Work: { $of }
input-wait = Wait ({ $cause }): { $of }
input-share = Share: { $of }
uncertainty-title = Numbers that are not sure
uncertainty-drawn = { $drawn } numbers drawn anew { $sets } times by the confidence of their source, { $each } replications each; { $held } without a source held as they are.
uncertainty-within = Within “{ $term }”: between { $low } and { $high } (95%). Deviation by the inputs { $inputs } points, by chance in one replication { $chance } points.
uncertainty-days = Mean time: between { $low } and { $high } (95%). Deviation by the inputs { $inputs }, by chance in one replication { $chance }.
uncertainty-none = No number has a source with a confidence: what they leave open cannot be said.
together-one = Open at least two studies: offices of the same name are simulated together.

# What changed, and what it is worth
indicator-within = Within the term: { $of }
indicator-margin = Margin (term less percentile 90): { $of }
indicator-legal-days = Legal time used: { $of }
indicator-legal-p90 = Legal time, percentile 90: { $of }
indicator-late = After the term: { $of }
indicator-silent = Ended by silence: { $of }
indicator-days-late = Days late a case: { $of }
indicator-mean-time = Mean time
indicator-median-time = Time, median
indicator-time-p90 = Time, percentile 90
indicator-time-p95 = Time, percentile 95
indicator-work = Work a case
indicator-other-work = Work of others a case
indicator-wait = Wait a case
indicator-wait-for = – wait: { $of }
indicator-flow-efficiency = Flow efficiency
indicator-cost = Cost a case
indicator-cost-year = Cost a year
indicator-rework = Rework (cases that go back)
indicator-loops = Returns a case
indicator-hand-offs = Hand-offs
indicator-complete-at-origin = Complete at origin
indicator-applicant-work = Work of the applicant a case
indicator-counter-visits = Steps at the counter a case
indicator-copies-by-hand = Copies by hand a case
indicator-load = Load: { $of }
indicator-queue = Mean queue: { $of }
indicator-open-cases = Open cases on average
indicator-left-open = Not closed at the end
indicator-steps = Work steps
indicator-offices = Offices involved
indicator-digital = Steps of digital level 3 or more
indicator-risk-high = Steps of high corruption risk
indicator-risk-medium = Steps of medium corruption risk
change-new = new { $kind }{ $others ->
    [0] {""}
    [one] {" "}· with { $others } other thing
   *[other] {" "}· with { $others } other things
}
change-gone = { $kind } removed{ $others ->
    [0] {""}
    [one] {" "}· with { $others } other thing
   *[other] {" "}· with { $others } other things
}
change-changed = { $kind } changed{ $others ->
    [0] {""}
    [one] {" "}· with { $others } other thing
   *[other] {" "}· with { $others } other things
}
change-more = { $count ->
    [one] and one more field
   *[other] and { $count } more fields
}
change-first-day = first simulated day
change-scenario = scenario
change-note = review note
to-be-of-taken = To-be, chosen changes
gains-title = Which change brings the gain
gains-by = Gain measured by
gains-alone = done alone
gains-out = left out of the plan (what would be lost)
gains-whole = Together { $whole }.
gains-add-up = Together { $whole }; alone they sum to { $sum }: the gains add up, as far as can be told.
gains-overlap = Together { $whole }; alone they sum to { $sum }: the changes overlap in part.
gains-help-each-other = Together { $whole }; alone they sum to { $sum }: the changes help each other.
gains-not-simulated = { $count ->
    [one] One change is not simulated
   *[other] { $count } changes are not simulated
} (texts, notes, drawing): { $names }.
gains-not-tried = { $count ->
    [one] One change was not tried
   *[other] { $count } changes were not tried
}: { $names }. There are too many to try them all: compare in parts.
gains-cannot-run = It cannot be simulated: look at the findings of the two variants.
gains-nothing = not distinguishable from zero
gains-none = There is no change that can be simulated.
gains-progress = Gains: { $done } replications
gains-col-change = change
gains-col-alone = alone
gains-col-left-out = left out
gains-col-remark = remark
