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
