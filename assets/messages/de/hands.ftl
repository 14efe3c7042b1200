# Edits by hand, why some are refused, and what is said while the hand moves.

edit-append = verbundener neuer Schritt
edit-add-beside = neues Objekt daneben
edit-bend = Verlauf einer Linie
edit-straighten = Linien begradigt
edit-label-place = Platz einer Beschriftung
edit-reconnect = Ende einer Linie versetzt
edit-move-cut = { $count ->
    [one] ein Element verschoben
   *[other] { $count } Elemente verschoben
}, { $cut ->
    [one] ein Pfeil entfernt
   *[other] { $cut } Pfeile entfernt
}
edit-resize = { $count ->
    [one] Größe eines Elements
   *[other] Größe von { $count } Elementen
}
edit-align = { $count } Elemente ausgerichtet
edit-distribute = { $count } Elemente verteilt
edit-space = Platz geschaffen
edit-less-space = Platz entfernt
edit-divide-lane = in { $count } Bahnen geteilt
edit-reorder-lane = Reihenfolge der Bahnen

finding-nothing-to-straighten = Es gibt keine Linie zu begradigen.
finding-nothing-to-straighten-hint = Zuerst einen Pfeil oder eine Verbindung auswählen.
finding-outside-the-lanes = Außerhalb der Bahnen hat ein Schritt keinen Platz.
finding-outside-the-lanes-hint = In einer Bahn ablegen oder knapp neben dem Rand: Die Bahn wächst mit.
finding-only-on-a-border = Dieses Ereignis gibt es nur am Rand eines Schritts.
finding-only-on-a-border-hint = Am Rand einer Aufgabe ablegen oder zuerst die Art ändern.
finding-message-within-a-pool = Innerhalb einer Körperschaft laufen keine Nachrichten.
finding-message-within-a-pool-hint = Zwei Schritte mit einem Pfeil verbinden.
finding-no-message-here = Von hier oder bis hier kann keine Nachricht laufen.
finding-no-message-here-hint = Zwischen Körperschaften verbinden sich Aufgaben und Nachrichtenereignisse.
finding-line-to-itself = Ein Objekt wird nicht mit sich selbst verbunden.
finding-line-to-itself-hint = Ein anderes Element wählen.
finding-no-line-to-a-flow = Mit einem Pfeil verbindet sich nur eine Anmerkung.
finding-no-line-to-a-flow-hint = Mit einem Schritt verbinden.
finding-flow-needs-a-step = Ein Pfeil führt von Schritt zu Schritt.
finding-flow-needs-a-step-hint = Das Ende auf einem Schritt ablegen.
finding-flow-stays-in-its-pool = Ein Pfeil bleibt in seiner Körperschaft.
finding-flow-stays-in-its-pool-hint = Zwischen Körperschaften mit dem Werkzeug Verbinden: Es entsteht eine Nachricht.
finding-another-kind-of-line = Diese Linie kann dort nicht enden.
finding-another-kind-of-line-hint = Löschen und neu verbinden.
finding-size-is-fixed = Die Größe dieses Elements ist fest.
finding-size-is-fixed-hint = Aufgaben, Rahmen, Bahnen und Objekte daneben lassen sich ändern.
finding-nothing-to-resize = Nichts, dem dieselbe Größe gegeben werden kann.
finding-nothing-to-resize-hint = Zwei oder mehr Aufgaben oder Objekte auswählen.
finding-needs-several = Zum Ausrichten sind mindestens zwei Elemente nötig.
finding-needs-several-hint = Weitere mit Strg+Klick oder einem Rahmen auswählen.
finding-needs-three = Zum Verteilen sind mindestens drei Elemente nötig.
finding-needs-three-hint = Weitere mit Strg+Klick oder einem Rahmen auswählen.
finding-nothing-to-push = Jenseits der Linie gibt es nichts zu verschieben.
finding-nothing-to-push-hint = Links von oder über dem beginnen, was sich bewegen soll.
finding-lanes-too-deep = Die Bahnen sind schon zu oft geteilt.
finding-lanes-too-deep-hint = Eine Bahn daneben hinzufügen.
finding-already-divided = Ist schon in Bahnen geteilt.
finding-already-divided-hint = Eine der Bahnen darin teilen oder eine daneben hinzufügen.
finding-lane-stays = Die Bahn ist schon dort.
finding-lane-stays-hint = Über die Nachbarbahn hinaus ziehen.
finding-select-first = In der Auswahl ist nichts Passendes.
finding-select-first-hint = Zuerst auswählen, was sich ändern soll.
finding-pool-on-pool = Eine Körperschaft wird nicht über eine andere gezeichnet.
finding-pool-on-pool-hint = Dorthin setzen, wo Platz ist, darüber oder darunter.

action-space-tool = Platz schaffen oder entfernen
action-align-left = Links ausrichten
action-align-center = Waagerecht zentrieren
action-align-right = Rechts ausrichten
action-align-top = Oben ausrichten
action-align-middle = Senkrecht zentrieren
action-align-bottom = Unten ausrichten
action-distribute-across = Waagerecht verteilen
action-distribute-down = Senkrecht verteilen
action-same-size = Gleiche Größe geben
action-straighten = Linie begradigen
action-label-back = Beschriftung zurücksetzen
action-lane-before = Bahn davor hinzufügen
action-lane-after = Bahn danach hinzufügen
action-divide-two = Bahn in zwei teilen
action-divide-three = Bahn in drei teilen
action-lane-up = Bahn nach vorn
action-lane-down = Bahn nach hinten

toolbox = Werkzeuge
thing-start = Beginn
thing-intermediate = Ereignis unterwegs oder am Rand
thing-end = Ende
thing-task = Aufgabe
thing-gateway = Verzweigung
thing-sub = Offenes Teilverfahren
thing-data = Dokument
thing-store = Register
thing-note = Anmerkung
thing-group = Gruppe
thing-pool = Körperschaft
thing-lane = Bahn

hint-place = Klick setzt; Esc beendet
hint-insert = Wird in den Pfeil eingefügt
hint-attach = Heftet sich an den Rand
hint-detach = Löst sich vom Rand
hint-enter = Kommt ins Teilverfahren
hint-leave = Verlässt das Teilverfahren
hint-cut = { $count ->
    [one] Ein Pfeil wird entfernt
   *[other] { $count } Pfeile werden entfernt
}
hint-grows = Die Bahn wächst
hint-content = Bis hier reicht der Inhalt
hint-connect = Bis zu einem anderen Element ziehen
hint-message = Nachricht
hint-association = Verbindung
hint-new-there = Neuer Schritt hier
hint-branch = Nur dieser Zweig bewegt sich
hint-space = Nach rechts oder unten ziehen; Alt bewegt nur den Zweig
connect-from = Von hier verbinden
