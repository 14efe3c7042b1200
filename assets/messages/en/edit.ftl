# Names of edits and refusals.

edit-add = step added
edit-add-after = step added after “{ $name }”
edit-connect = new flow
edit-rename = name “{ $name }”
edit-change = “{ $name }”: { $field }
edit-share = shares of the branches
edit-replace = another kind for “{ $name }”
edit-delete = { $count ->
    [one] one element deleted
   *[other] { $count } elements deleted
}
edit-move = { $count ->
    [one] one element moved
   *[other] { $count } elements moved
}
edit-assign = { $count ->
    [one] office of one step
   *[other] office of { $count } steps
}
edit-add-office = new office “{ $name }”
edit-add-calendar = new hours “{ $name }”
edit-add-scenario = new scenario “{ $name }”
edit-rename-scenario = scenario renamed “{ $name }”
edit-delete-scenario = scenario “{ $name }” deleted
edit-add-note = new review note “{ $name }”
edit-answer-note = answer to note “{ $name }”
edit-finish-note = note “{ $name }” done
edit-reopen-note = note “{ $name }” opened again
edit-delete-note = note “{ $name }” deleted
edit-new-to-be = new to-be variant
edit-arrange = drawing arranged
edit-mend = remedy: { $what ->
    [add-start] add a start
    [add-end] add an end
    [delete-step] delete the gateway
    [delete-flow] delete the line
    [join-flows] join the two flows
    [insert-split] put a gateway after it
    [insert-join] put a gateway before it
    [split-gateway] split the gateway in two
    [spread-shares] spread the shares
    [set-default] set the default branch
    [lane-office] give it to the lane’s office
    [into-lane] put into the lane
    [move-clear] move where there is room
    [change-kind] correct the kind
    [to-message] make it a message
    [to-flow] make it a flow
    [clear-share] take the share away
    [reroute] lead to the next step
    [add-timer] put a timer on it
   *[mark-clock] mark on the drawing
}
edit-arrange-part = chosen steps arranged
edit-reroute = flows re-routed
edit-add-lane = new lane
edit-resize-lane = height of the lane

finding-nothing-after-an-end = Nothing can come after an end.
finding-nothing-after-an-end-hint = Connect from an earlier step, or change the end into another kind of step.
finding-nothing-before-a-start = No flow can lead to a start or to a boundary event.
finding-nothing-before-a-start-hint = Connect to the step that comes after it.
finding-already-joined = The two steps are already connected.
finding-already-joined-hint = For two different outcomes put a gateway before it.
finding-thing-missing = The element is no longer there.
finding-thing-missing-hint = Choose another, or undo the last change.
finding-variant-missing = The variant “{ $id }” does not exist.
finding-variant-missing-hint = Choose a variant from the list.
edit-take-theirs = the version on disk of “{ $name }” taken


# Commands, pop-ups, clipboard, search
edit-add-pool = new body
edit-paste = { $count ->
    [one] one element pasted
   *[other] { $count } elements pasted
}
edit-replace-text = { $count ->
    [one] one replacement in the text
   *[other] { $count } replacements in the text
}
edit-replace-losing = another kind for “{ $name }”; taken away: { $flows ->
    [0] no flow
    [one] one flow
   *[other] { $flows } flows
} and { $steps ->
    [0] no step
    [one] one step
   *[other] { $steps } steps
} that the new kind cannot have
edit-toggle-loop = repetition of “{ $name }”
edit-toggle-at-once = repetition of “{ $name }”, all at once
edit-toggle-in-turn = repetition of “{ $name }”, one after the other
edit-toggle-ad-hoc = order of the steps in “{ $name }”
edit-toggle-interrupting = effect of the event “{ $name }”
edit-toggle-unfolded = inside of “{ $name }”
finding-may-not-follow = Only an awaited event or a receive task can come after this gateway.
finding-may-not-follow-hint = Add a message, a timer, a signal or a condition.
finding-paste-nothing = There is no element on the clipboard.
finding-paste-nothing-hint = Copy elements of a drawing first.
finding-paste-too-much = There are too many elements on the clipboard: at most { $limit } at a time.
finding-paste-too-much-hint = Copy one part at a time, or open the file.
finding-paste-wild = An element on the clipboard has an impossible position.
finding-paste-wild-hint = Copy it from the drawing again.
