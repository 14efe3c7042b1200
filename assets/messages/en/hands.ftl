# Edits by hand, why some are refused, and what is said while the hand moves.

edit-append = new connected step
edit-add-beside = new object beside
edit-bend = course of a line
edit-straighten = lines straightened
edit-label-place = place of a label
edit-reconnect = end of a line moved
edit-move-cut = { $count ->
    [one] one element moved
   *[other] { $count } elements moved
}, { $cut ->
    [one] one flow removed
   *[other] { $cut } flows removed
}
edit-resize = { $count ->
    [one] size of one element
   *[other] size of { $count } elements
}
edit-align = { $count } elements aligned
edit-distribute = { $count } elements distributed
edit-space = space made
edit-less-space = space removed
edit-divide-lane = divided into { $count } lanes
edit-reorder-lane = order of the lanes

finding-nothing-to-straighten = There is no line to straighten.
finding-nothing-to-straighten-hint = Select a flow or a link first.
finding-outside-the-lanes = A step has no place outside the lanes.
finding-outside-the-lanes-hint = Drop it in a lane, or just past the border: the lane grows.
finding-only-on-a-border = This event exists only on the border of a step.
finding-only-on-a-border-hint = Drop it on the border of a task, or change its kind first.
finding-message-within-a-pool = No messages run within one body.
finding-message-within-a-pool-hint = Connect two steps with a flow.
finding-no-message-here = No message can leave or arrive here.
finding-no-message-here-hint = Between bodies, connect tasks and message events.
finding-line-to-itself = An object is not connected to itself.
finding-line-to-itself-hint = Choose another element.
finding-no-line-to-a-flow = Only an annotation connects to a flow.
finding-no-line-to-a-flow-hint = Connect to a step.
finding-flow-needs-a-step = A flow leads from step to step.
finding-flow-needs-a-step-hint = Drop the end on a step.
finding-flow-stays-in-its-pool = A flow stays in its body.
finding-flow-stays-in-its-pool-hint = Between bodies use the Connect tool: it makes a message.
finding-another-kind-of-line = This line cannot end there.
finding-another-kind-of-line-hint = Delete it and connect anew.
finding-size-is-fixed = The size of this element is fixed.
finding-size-is-fixed-hint = Tasks, frames, lanes and objects beside can be resized.
finding-nothing-to-resize = There is nothing to give the same size.
finding-nothing-to-resize-hint = Select two or more tasks or objects.
finding-needs-several = Aligning takes at least two elements.
finding-needs-several-hint = Select more with Ctrl+click or a frame.
finding-needs-three = Distributing takes at least three elements.
finding-needs-three-hint = Select more with Ctrl+click or a frame.
finding-nothing-to-push = There is nothing beyond the line to move.
finding-nothing-to-push-hint = Begin to the left of, or above, what should move.
finding-lanes-too-deep = The lanes are divided too many times already.
finding-lanes-too-deep-hint = Add a lane beside it.
finding-already-divided = It is already divided into lanes.
finding-already-divided-hint = Divide one of its lanes, or add one beside.
finding-lane-stays = The lane is already there.
finding-lane-stays-hint = Drag it past the lane beside it.
finding-select-first = Nothing in the selection fits.
finding-select-first-hint = First select what should change.
finding-pool-on-pool = A body is not drawn over another.
finding-pool-on-pool-hint = Put it where there is room, above or below.

action-space-tool = Make or remove space
action-align-left = Align left
action-align-center = Align center
action-align-right = Align right
action-align-top = Align top
action-align-middle = Align middle
action-align-bottom = Align bottom
action-distribute-across = Distribute horizontally
action-distribute-down = Distribute vertically
action-same-size = Make the same size
action-straighten = Straighten the line
action-label-back = Put the label back
action-lane-before = Add a lane before
action-lane-after = Add a lane after
action-divide-two = Divide the lane in two
action-divide-three = Divide the lane in three
action-lane-up = Move the lane before
action-lane-down = Move the lane after

toolbox = Tools
thing-start = Start
thing-intermediate = Event on the way or on a border
thing-end = End
thing-task = Task
thing-gateway = Gateway
thing-sub = Open sub-procedure
thing-data = Document
thing-store = Data store
thing-note = Annotation
thing-group = Group
thing-pool = Body
thing-lane = Lane

hint-place = Click to place; Esc to stop
hint-insert = Goes into the flow
hint-attach = Attaches to the border
hint-detach = Leaves the border
hint-enter = Goes into the sub-procedure
hint-leave = Leaves the sub-procedure
hint-cut = { $count ->
    [one] One flow will be removed
   *[other] { $count } flows will be removed
}
hint-grows = The lane grows
hint-content = The content reaches to here
hint-connect = Drag to another element
hint-message = Message
hint-association = Association
hint-new-there = New step here
hint-branch = Only this branch moves
hint-space = Drag right or down; Alt moves only the branch
connect-from = Connect from here
