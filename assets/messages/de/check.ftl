# Findings of the checks: finding-CODE and finding-CODE-hint.

finding-no-start = Die Zeichnung hat keinen Anfang: Man weiß nicht, wo ein Fall hereinkommt.
finding-no-start-hint = Setzen Sie ein Startereignis vor den ersten Schritt.
finding-no-end = Die Zeichnung hat kein Ende: Man weiß nicht, wie ein Fall abgeschlossen wird.
finding-no-end-hint = Setzen Sie ein Endereignis nach dem letzten Schritt und geben Sie das Ergebnis an.
finding-unreachable = Kein Weg vom Anfang führt zu „{ $step }“.
finding-unreachable-hint = Zeichnen Sie den Pfeil, der dorthin führt, oder löschen Sie den Schritt.
finding-dead-end = Nach „{ $step }“ kommt nichts und es ist kein Ende: Der Fall bleibt dort stehen.
finding-dead-end-hint = Zeichnen Sie den Pfeil zum nächsten Schritt oder fügen Sie ein Ende an.
finding-endless-loop = Wer in die Schleife von „{ $step }“ gerät, kommt nicht mehr heraus ({ $count ->
    [one] { $count } Schritt
   *[other] { $count } Schritte
}: { $steps }).
finding-endless-loop-hint = Geben Sie der Schleife einen Ausgang, der zu einem Ende führt.
finding-loop-unbounded = Die Schleife über „{ $step }“ ({ $count ->
    [one] { $count } Schritt
   *[other] { $count } Schritte
}) kann sich unbegrenzt wiederholen.
finding-loop-unbounded-hint = Geben Sie an, wie oft einer ihrer Schritte höchstens gemacht wird.
finding-idle-gateway = Der Knoten „{ $step }“ teilt und vereinigt nichts.
finding-idle-gateway-hint = Löschen Sie ihn (der Pfeil schließt sich), oder zeichnen Sie die fehlenden Zweige.
finding-implicit-split = Von „{ $step }“ gehen { $count } Pfeile aus: So geht der Fall alle zugleich.
finding-implicit-split-hint = Setzen Sie nach dem Schritt einen Knoten, der sagt, ob ein Zweig oder alle gelten.
finding-flow-twice = Zwei gleiche Pfeile gehen von „{ $from }“ nach „{ $to }“.
finding-flow-twice-hint = Löschen Sie einen der beiden oder führen Sie ihn anderswohin.
finding-timer-unset = Die Zeit des Ereignisses „{ $step }“ ist nicht so angegeben, dass sie simuliert werden kann.
finding-timer-unset-hint = Geben Sie eine Dauer an oder knüpfen Sie es an eine Frist des Datenblatts.
finding-shares-sum = Die Anteile der Zweige von „{ $step }“ ergeben { $percent } % statt 100 %.
finding-shares-sum-hint = Berichtigen Sie die Anteile oder lassen Sie den Regelzweig den Rest nehmen.
finding-shares-missing = Bei „{ $step }“ { $count ->
    [one] fehlt der Anteil von { $count } Zweig
   *[other] fehlen die Anteile von { $count } Zweigen
} von { $of }.
finding-shares-missing-hint = Geben Sie an, wie viele von hundert Fällen jeden Zweig nehmen: Das wissen das Register oder die Leute dort.
finding-no-default = Die Entscheidung „{ $step }“ hat keinen Regelzweig.
finding-no-default-hint = Kennzeichnen Sie den Zweig, der gilt, wenn keine Bedingung zutrifft, als Regelzweig.
finding-decision-unnamed = Die Entscheidung { $step } nach „{ $before }“ sagt nicht, was entschieden wird.
finding-decision-unnamed-hint = Geben Sie ihr als Namen die Frage, die sie beantwortet, etwa „Vollständig?“.
finding-branch-unnamed = Der Zweig von „{ $from }“ nach „{ $to }“ hat keine Beschriftung.
finding-branch-unnamed-hint = Schreiben Sie die Antwort hin, die dorthin führt, etwa „ja“ oder „nein“.
finding-step-unnamed = Der Schritt { $step } hat keinen Namen.
finding-step-unnamed-hint = Schreiben Sie, was getan wird: ein Verb mit seinem Gegenstand, etwa „Antrag prüfen“.
finding-language-gap = „{ $step }“ hat keinen { $language ->
    [de] deutschen
    [en] englischen
   *[it] italienischen
} Namen.
finding-language-gap-hint = Schreiben Sie den Namen in dieser Sprache wie bei den anderen Schritten.
finding-language-gaps = { $count } von { $of } Schritten haben keinen { $language ->
    [de] deutschen
    [en] englischen
   *[it] italienischen
} Namen.
finding-language-gaps-hint = Ergänzen Sie die Namen in dieser Sprache oder entfernen Sie sie aus den Schritten, die sie verwenden.
finding-task-without-office = Kein Amt führt „{ $step }“ aus.
finding-task-without-office-hint = Verschieben Sie den Schritt in die Bahn seines Amtes oder wählen Sie das Amt in den Eigenschaften.
finding-work-missing = Bei „{ $step }“ fehlt die Bearbeitungszeit.
finding-work-missing-hint = Frage, wer ihn macht, nach der kürzesten, üblichen und längsten Arbeit an einem Fall.
finding-wait-missing = Bei „{ $step }“ fehlen sowohl die Wartezeit als auch das Personal des Amtes: Der Fall geht im Nu vorbei.
finding-wait-missing-hint = Geben Sie an, wie lange und auf wen gewartet wird, oder wie viele Leute das Amt hat.
finding-demand-missing = „{ $step }“ sagt nicht, wie viele Fälle eingehen.
finding-demand-missing-hint = Geben Sie die Fälle pro Jahr an: Last, Warteschlangen und Simulation brauchen sie.
finding-staff-missing = Es ist nicht bekannt, wie viel Personal „{ $office }“ hat, das { $count ->
    [one] { $count } Schritt
   *[other] { $count } Schritte
} ausführt.
finding-staff-missing-hint = Geben Sie an, wie viele Leute diese Arbeit tun und wie viel ihrer Zeit auf anderes entfällt.
finding-copied-by-hand = In „{ $step }“ werden Daten von Hand übertragen: { $systems }.
finding-copied-by-hand-hint = Lassen Sie die Systeme die Daten austauschen und streichen Sie das Abschreiben im Soll-Zustand.
finding-number-unsourced = { $count ->
    [one] { $count } Zahl
   *[other] { $count } Zahlen
} von „{ $what }“ ohne Quelle.
finding-number-unsourced-hint = Geben Sie an, woher sie stammt: Norm, Register, Befragung, Schätzung.
finding-illustrative-numbers = { $count ->
    [one] { $count } Zahl
   *[other] { $count } Zahlen
} von { $of } { $count ->
    [one] dient
   *[other] dienen
} nur als Beispiel: gut zum Lernen, nicht zum Entscheiden.
finding-illustrative-numbers-hint = Ersetzen Sie sie durch die Daten der Körperschaft und geben Sie die Quelle an.
finding-card-incomplete = Das Datenblatt nennt eine Frist, aber nicht { $field ->
    [case-officer] die verfahrensverantwortliche Person (art. 5 L. 241/1990)
    [deciding-body] das Organ, das die abschließende Maßnahme erlässt
    [substitute-power] wer die Ersatzbefugnis hat (art. 2 c. 9-bis L. 241/1990)
   *[unit] die verantwortliche Organisationseinheit (art. 4 L. 241/1990)
}.
finding-card-incomplete-hint = Füllen Sie das Datenblatt des Verfahrens aus.
finding-outcome-missing = Das Ende „{ $step }“ sagt nicht, was es rechtlich bedeutet.
finding-outcome-missing-hint = Geben Sie das Ergebnis an: genehmigt, abgelehnt, unzulässig, zurückgezogen oder Schweigen.
finding-clock-unmarked = { $effect ->
    [stop] Kein Schritt beendet
   *[start] Kein Schritt startet
} die Frist „{ $term }“.
finding-clock-unmarked-hint = Kennzeichnen Sie den Eingang als Fristbeginn und die Maßnahme als Fristende.
finding-term-without-basis = Die Frist „{ $term }“ nennt keine Rechtsgrundlage.
finding-term-without-basis-hint = Geben Sie Akt und Artikel an; wo keine Norm sie festlegt, gelten die 30 Tage des art. 2 c. 2 L. 241/1990.
finding-term-long = Die Frist „{ $term }“ beträgt etwa { $days } Tage: Über { $limit } braucht es einen Grund (art. 2 c. 3-4 L. 241/1990).
finding-term-long-hint = Verkürzen Sie die Frist oder nennen Sie die Norm, die sie zulässt.
finding-suspension-repeats = Die Frist „{ $term }“ kann öfter als { $limit ->
    [one] { $limit } Mal
   *[other] { $limit } Mal
} ausgesetzt werden: bei „{ $step }“ und anderswo, oder in einer Schleife (art. 2 c. 7 L. 241/1990).
finding-suspension-repeats-hint = Verlangen Sie alles auf einmal oder geben Sie an, wie oft der Schritt höchstens gemacht wird.
finding-suspension-long = Die Aussetzung in „{ $step }“ dauert im Mittel { $days } Tage, über die Grenze von { $limit } hinaus: Danach läuft die Frist weiter.
finding-suspension-long-hint = Verkürzen Sie die gegebene Zeit oder nennen Sie im Datenblatt die längere Grenze mit ihrer Norm.
finding-refusal-without-notice = Man kann zur Ablehnung „{ $step }“ ohne Mitteilung der Hinderungsgründe gelangen (art. 10-bis L. 241/1990).
finding-refusal-without-notice-hint = Setzen Sie auf jeden Weg zur Ablehnung einen Schritt mit der Wirkung „Mitteilung der Hinderungsgründe“.
finding-opinion-without-term = „{ $step }“ wartet ohne Frist auf eine andere Körperschaft: Schweigt sie, bleibt der Fall stehen.
finding-opinion-without-term-hint = Setzen Sie ein Zeitereignis auf den Rand des Schrittes und sagen Sie, wohin das Schweigen führt (art. 16, 17, 17-bis L. 241/1990).
finding-flow-wrong-end = { $way ->
    [out] Vom Ende „{ $step }“ geht ein Pfeil aus.
   *[into] Ein Pfeil führt zu „{ $step }“, wo keiner ankommen kann.
}
finding-flow-wrong-end-hint = Führen Sie den Pfeil zum Schritt danach, oder machen Sie aus dem Ende ein Zwischenereignis.
finding-flow-across-bodies = Der Pfeil von „{ $from }“ zu „{ $to }“ geht von einer Körperschaft zur anderen.
finding-flow-across-bodies-hint = Zwischen Körperschaften geht nur eine Nachricht: Wer sie empfängt, beginnt oder fährt damit fort.
finding-message-within = Die Nachricht { $name } bleibt in derselben Körperschaft.
finding-message-within-hint = Innerhalb einer Körperschaft geht der Fall mit einem Pfeil weiter.
finding-split-and-join = Das Gateway „{ $step }“ führt zusammen und teilt zugleich.
finding-split-and-join-hint = Machen Sie zwei daraus: eines, das zusammenführt, und eines, das teilt.
finding-join-deadlock = „{ $step }“ wartet auf alle Zweige von „{ $split }“, doch ein Fall nimmt nur einen: Er bleibt dort für immer stehen.
finding-join-deadlock-hint = Machen Sie daraus ein Zusammentreffen von Alternativen.
finding-join-unsynchronized = Die Zweige von „{ $split }“ laufen alle zugleich, doch „{ $step }“ lässt jeden einzeln durch: Was folgt, geschieht mehrmals.
finding-join-unsynchronized-hint = Machen Sie daraus ein Gateway, das auf alle wartet.
finding-join-missing = Die Zweige von „{ $split }“ laufen alle zugleich und kommen einzeln bei „{ $step }“ an: Der Schritt geschieht mehrmals.
finding-join-missing-hint = Setzen Sie vor den Schritt ein Gateway, das auf alle wartet.
finding-race-wrong = Nach einem Gateway, das auf das erste von mehreren Ereignissen wartet, wartet „{ $step }“ auf nichts.
finding-race-wrong-hint = Setzen Sie dort ein erwartetes Ereignis, oder eine Aufgabe, die eine Nachricht empfängt.
finding-complex-gateway = Das Gateway „{ $step }“ hat eine eigene Regel, die man der Zeichnung nicht ansieht.
finding-complex-gateway-hint = Zeichnen Sie es als inklusive Entscheidung, oder als mehrere einfache.
finding-link-alone = { $way ->
    [out] Der Verweis „{ $step }“ führt nirgendwohin.
   *[in] Zu „{ $step }“ führt kein Verweis.
}
finding-link-alone-hint = Geben Sie beiden Verweisen derselben Ebene denselben Namen, oder zeichnen Sie den fehlenden.
finding-needless-terminate = Das Ende „{ $step }“ bricht alles Übrige ab, doch nichts anderes kann laufen.
finding-needless-terminate-hint = Ein einfaches Ende genügt.
finding-event-sub-start = Der Start „{ $step }“ eines Ereignis-Teilverfahrens wartet auf nichts: Es beginnt nie.
finding-event-sub-start-hint = Sagen Sie, was es auslöst: eine Nachricht, eine Zeit, ein Fehler.
finding-sub-start-typed = Der Start „{ $step }“ in einem Teilverfahren wartet auf etwas, doch dieses beginnt, wenn der Fall ankommt.
finding-sub-start-typed-hint = Machen Sie einen einfachen Start daraus und setzen Sie das erwartete Ereignis auf den Weg.
finding-sub-empty = Das Teilverfahren „{ $step }“ ist offen, aber leer.
finding-sub-empty-hint = Zeichnen Sie seine Schritte hinein, oder machen Sie eine einfache Aufgabe daraus.
finding-crowded-level = Eine Ebene hat { $count } Schritte: Mehr als { $limit } behält niemand im Kopf.
finding-crowded-level-hint = Fassen Sie Zusammengehöriges in Teilverfahren zusammen.
finding-share-misplaced = Der Pfeil von „{ $from }“ zu „{ $to }“ hat einen Anteil, doch dort wird nichts entschieden.
finding-share-misplaced-hint = Nehmen Sie den Anteil weg, oder setzen Sie eine Entscheidung davor.
finding-event-unnamed = Das Ereignis { $step } sagt nicht, was geschieht.
finding-event-unnamed-hint = Schreiben Sie, was geschieht, zum Beispiel „Antrag eingegangen“.
finding-name-twice = Ein anderer Schritt desselben Amtes heißt schon „{ $step }“.
finding-name-twice-hint = Sagen Sie im Namen, was diesen unterscheidet.
finding-overlap = „{ $step }“ verdeckt „{ $other }“.
finding-overlap-hint = Verschieben Sie ihn dorthin, wo beide lesbar sind.
finding-outside-lanes = „{ $step }“ steht außerhalb seiner Bahn.
finding-outside-lanes-hint = Setzen Sie ihn zurück in die Bahn dessen, der ihn ausführt.
finding-office-not-of-lane = „{ $step }“ steht in der Bahn von { $lane }, wird aber von { $office } ausgeführt.
finding-office-not-of-lane-hint = Geben Sie ihn dem Amt der Bahn, oder verschieben Sie ihn in die Bahn seines Amtes.
finding-work-odd = { $how ->
    [none] Die Arbeit an „{ $step }“ dauert nicht.
   *[much] Die Arbeit an „{ $step }“ dauert { $hours } Stunden für einen Fall.
}
finding-work-odd-hint = Prüfen Sie die Zahl und ihre Einheit: Minuten oder Stunden?
finding-wait-odd = { $how ->
    [none] Eine Wartezeit von „{ $step }“ dauert nicht.
   *[much] Eine Wartezeit von „{ $step }“ dauert { $days } Tage.
}
finding-wait-odd-hint = Prüfen Sie die Zahl und ihre Einheit, oder nehmen Sie die Wartezeit weg.
finding-sittings-empty = „{ $step }“ geschieht nur in Sitzungen, doch keine findet statt oder keine entscheidet Fälle.
finding-sittings-empty-hint = Geben Sie die Sitzungstage an und wie viele Fälle jede entscheidet.
finding-more-of-the-same = Es gibt weitere { $count } gleiche Meldungen ({ $rule }).
finding-more-of-the-same-hint = Sie verschwinden nach und nach, wenn die ersten behoben werden.

# What mends a finding: the word on its button. With … a place opens, without it is done at once.
remedy-add-start = Start hinzufügen
remedy-add-end = Ende hinzufügen
remedy-delete-step = Gateway löschen
remedy-delete-flow = Linie löschen
remedy-join-flows = Beide Pfeile vereinen
remedy-insert-split = Gateway danach setzen
remedy-insert-join = Gateway davor setzen
remedy-split-gateway = Gateway in zwei teilen
remedy-spread-shares = Anteile verteilen
remedy-set-default = Regelzweig festlegen
remedy-lane-office = Dem Amt der Bahn geben
remedy-into-lane = In die Bahn setzen
remedy-move-clear = Auf freien Platz schieben
remedy-change-kind = Art berichtigen
remedy-to-message = Nachricht daraus machen
remedy-to-flow = Pfeil daraus machen
remedy-clear-share = Anteil wegnehmen
remedy-reroute = Zum nächsten Schritt führen
remedy-add-timer = Zeitereignis anbringen
remedy-mark-clock = In der Zeichnung markieren
remedy-name = Umbenennen…
remedy-kind = Art ändern…
remedy-office = Amt wählen…
remedy-work = Arbeit eingeben…
remedy-wait = Wartezeit eingeben…
remedy-event = Ereignis ergänzen…
remedy-law = Wirkung angeben…
remedy-numbers = Häufigkeit angeben…
remedy-systems = Systeme öffnen…
remedy-shares = Anteile eingeben…
remedy-staff = Personal eingeben…
remedy-card = Datenblatt öffnen…
remedy-source = Quelle angeben…

# What an analysis still lacks; the panel adds the link.
missing-name = { $count } von { $of } Tätigkeiten ohne Namen
missing-office = { $count } von { $of } Tätigkeiten ohne Amt
missing-work = { $count } von { $of } Tätigkeiten ohne Bearbeitungszeit
missing-wait = { $count } von { $of } Tätigkeiten ohne Wartezeit und ohne bekanntes Personal
missing-shares = { $count } von { $of } Entscheidungen ohne alle Anteile
missing-demand = { $count } von { $of } Anfängen ohne Fallzahl
missing-staff = { $count } von { $of } Tätigkeiten von Ämtern mit unbekanntem Personal
