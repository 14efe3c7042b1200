# The command line.

cli-about-prodigio = Draw, time, simulate and compare the procedures of a public office.
cli-about-check = Check a procedure: errors, warnings, missing data
cli-about-simulate = Simulate a procedure: times, queues, share within the term
cli-about-compare = Compare as-is and to-be: structure and figures
cli-about-convert = Convert from one format to another; the ending of OUT decides
cli-about-export = Write the file for a workflow engine and say what is lost
cli-about-import = Bring a simulation scenario or the offices of a body (CSV of the IPA) into a study
cli-about-render = Draw the procedure as SVG, PNG or PDF
cli-about-catalogue = List the procedures one can start from
cli-about-new = Create a study from a procedure of the catalogue
cli-heading-usage = Usage:
cli-heading-arguments = Arguments:
cli-heading-options = Options:
cli-heading-commands = Commands:
cli-after-help = Without a command the window opens with the files given.
cli-arg-help = Show this help
cli-arg-version = Show the version
cli-arg-files = Files to open in the window
cli-arg-lang = Language: it, de, en; else that of the system
cli-arg-file = The file: .prodigio or BPMN
cli-arg-other = The other file, compared with the first
cli-arg-variant = The variant, such as as-is; else the as-is
cli-arg-before = The variant to start from
cli-arg-after = The variant to compare it with
cli-arg-json = Result as JSON (docs/cli.md lists the keys)
cli-arg-from = The file to read
cli-arg-to = The file to write
cli-arg-template = The name in the catalogue: prodigio catalogue lists them
cli-arg-cases = Cases a replication, instead of days; the first tenth is not measured
cli-arg-replications = Replications; else as many as precision needs
cli-arg-beside = Other files, simulated together with the first: offices of the same name are the same
cli-arg-warmup = Days at the start that are not measured
cli-arg-days = Days measured
cli-arg-from-empty = Begin with what waits at the beginning and measure from there
cli-arg-seed = Seed of luck: the same seed gives the same result
cli-arg-what-if = Also ask what would help: changes, smallest staff, inputs
cli-arg-engine = The engine: operaton, camunda7, camunda8, flowable, spiff, bpmn-engine, bpmn; or the simulators prosimos, qbp
cli-arg-project = A folder with all that running the procedure takes, in place of the file alone
cli-arg-body = The IPA code of the body whose offices are taken; else that of the study
cli-usage-unknown = “{ $arg }” is not a known option: see { $help }
cli-usage-missing = { $arg } is missing: see { $help }
cli-usage-value = “{ $value }” does not fit { $arg }: see { $help }
cli-usage-no-value = the value of { $arg } is missing: see { $help }
cli-usage-extra = “{ $value }” is too much: see { $help }
cli-usage-other = the command is not written correctly: see { $help }
cli-output = the result cannot be written ({ $detail }): check where the output goes
cli-no-variant = there is no variant “{ $variant }”: choose among { $known }
cli-no-template = the catalogue has no “{ $template }”: choose among { $known }
cli-unknown-ending = the ending “.{ $ending }” names no format: use one of { $known }
cli-written = Written:
cli-check-sum = { $errors ->
    [one] { $errors } error
   *[other] { $errors } errors
}, { $warnings ->
    [one] { $warnings } warning
   *[other] { $warnings } warnings
}, { $notes ->
    [one] { $notes } note
   *[other] { $notes } notes
}
cli-col-code = name
cli-col-title = procedure
cli-progress = Simulating: { $done } replications, at most { $most }
cli-run = { $replications ->
    [one] { $replications } replication
   *[other] { $replications } replications
} of { $cases } finished cases on average, seed { $seed }; ± is the 95% interval
cli-col-figure = figure
cli-col-value = value
cli-col-term = term
cli-col-length = length
cli-col-within = within
cli-col-silent = by silence
cli-col-p90 = percentile 90
cli-col-margin = margin
cli-col-office = office
cli-col-staff = staff
cli-col-load = load
cli-col-queue-wait = wait in queue
cli-col-share-of-wait = share of the wait
cli-col-step = step
cli-col-visits = visits
cli-col-wait = wait a case
cli-col-cause = cause of the wait
cli-col-outcome = outcome
cli-col-share = share
cli-col-before = before
cli-col-after = after
cli-col-difference = difference
cli-col-percent = %
cli-figure-cycle = lead time
cli-figure-cycle-p50 = – median
cli-figure-cycle-p90 = – percentile 90
cli-figure-work = work of the body a case
cli-figure-wait = wait a case
cli-figure-efficiency = flow efficiency
cli-figure-cost = cost a case (€)
cli-figure-within = within the term: { $term }
cli-figure-term-p90 = days of the term, percentile 90: { $term }
cli-figure-load = load: { $office }
cli-cause-office-queue = office queue
cli-cause-office-closed = office closed
cli-cause-sitting = sitting
cli-cause-applicant = applicant
cli-cause-other-body = other body
cli-cause-law = law
cli-cause-post = post
cli-no-outcome = outcome not said
cli-lead-fullest = Fullest office: { $names }{ $count ->
    [one] {""}
   *[other] {" "}(cannot tell yet)
}
cli-lead-slowest-office = Office that makes cases wait most: { $names }{ $count ->
    [one] {""}
   *[other] {" "}(cannot tell yet)
}
cli-lead-slowest-step = Step with the longest wait: { $names }{ $count ->
    [one] {""}
   *[other] {" "}(cannot tell yet)
}
cli-sources = Of the { $of } numbers of the procedure { $illustrative } are illustrative and { $unsourced } without a source.
cli-nothing-to-compare = there is only one variant and nothing to compare: name a second file or --after ({ $path })
cli-no-figures = The figures cannot be computed:
cli-same-structure = The structure is the same.
cli-moved = { $count ->
    [one] { $count } thing
   *[other] { $count } things
} only moved on the drawing
cli-paired = Differences over { $replications } pairs of replications with the same luck; ± is the 95% interval of the difference
cli-unpaired = Differences over { $replications } independent replications; ± is the 95% interval of the difference
cli-project-engine = The folder to hand over is for engines only: for a simulator write the file with -o.
cli-losses = What the format cannot say:
cli-simulator-losses = Other simulators that read this file are not told:
cli-no-display = prodigio: there is no display, so the work is done here in the terminal.
cli-no-window = prodigio: this build has no window, so the work is done here in the terminal.
cli-engine-file = Engine file:
cli-picture = Picture:
cli-folder = Folder:

# Nothing is lost
cli-handed-over = prodigio is already open: its window has taken the files.
cli-arg-gains = Asks also which change brings the gain: each alone and each left out
cli-gains = Which change brings the gain – { $aim }
cli-thing-by-thing = Thing by thing:
cli-keeps-study = “{ $path }” is the study this is made of, or would be taken for one: write the file of an engine under another name.
