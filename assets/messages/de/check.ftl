# Findings of the checks: finding-CODE and finding-CODE-hint.

finding-no-start = Die Zeichnung hat keinen Anfang: Man weiß nicht, wo ein Fall hereinkommt.
finding-no-start-hint = Setze ein Startereignis vor den ersten Schritt.
finding-no-end = Die Zeichnung hat kein Ende: Man weiß nicht, wie ein Fall abgeschlossen wird.
finding-no-end-hint = Setze ein Endereignis nach dem letzten Schritt und gib das Ergebnis an.
finding-unreachable = Kein Weg vom Anfang führt zu „{ $step }“.
finding-unreachable-hint = Zeichne den Pfeil, der dorthin führt, oder lösche den Schritt.
finding-dead-end = Nach „{ $step }“ kommt nichts und es ist kein Ende: Der Fall bleibt dort stehen.
finding-dead-end-hint = Zeichne den Pfeil zum nächsten Schritt oder füge ein Ende an.
finding-endless-loop = Wer in die Schleife von „{ $step }“ gerät, kommt nicht mehr heraus ({ $count ->
    [one] { $count } Schritt
   *[other] { $count } Schritte
}: { $steps }).
finding-endless-loop-hint = Gib der Schleife einen Ausgang, der zu einem Ende führt.
finding-loop-unbounded = Die Schleife über „{ $step }“ ({ $count ->
    [one] { $count } Schritt
   *[other] { $count } Schritte
}) kann sich unbegrenzt wiederholen.
finding-loop-unbounded-hint = Gib an, wie oft einer ihrer Schritte höchstens gemacht wird.
finding-idle-gateway = Der Knoten „{ $step }“ teilt und vereinigt nichts.
finding-idle-gateway-hint = Lösche ihn (der Pfeil schließt sich), oder zeichne die fehlenden Zweige.
finding-implicit-split = Von „{ $step }“ gehen { $count } Pfeile aus: So geht der Fall alle zugleich.
finding-implicit-split-hint = Setze nach dem Schritt einen Knoten, der sagt, ob ein Zweig oder alle gelten.
finding-flow-twice = Zwei gleiche Pfeile gehen von „{ $from }“ nach „{ $to }“.
finding-flow-twice-hint = Lösche einen der beiden oder führe ihn anderswohin.
finding-timer-unset = Die Zeit des Ereignisses „{ $step }“ ist nicht so angegeben, dass sie simuliert werden kann.
finding-timer-unset-hint = Gib eine Dauer an oder knüpfe es an eine Frist des Datenblatts.
finding-shares-sum = Die Anteile der Zweige von „{ $step }“ ergeben { $percent } % statt 100 %.
finding-shares-sum-hint = Berichtige die Anteile oder lass den Regelzweig den Rest nehmen.
finding-shares-missing = Bei „{ $step }“ { $count ->
    [one] fehlt der Anteil von { $count } Zweig
   *[other] fehlen die Anteile von { $count } Zweigen
} von { $of }.
finding-shares-missing-hint = Gib an, wie viele von hundert Fällen jeden Zweig nehmen: Das wissen das Register oder die Leute dort.
finding-no-default = Die Entscheidung „{ $step }“ hat keinen Regelzweig.
finding-no-default-hint = Kennzeichne den Zweig, der gilt, wenn keine Bedingung zutrifft, als Regelzweig.
finding-decision-unnamed = Die Entscheidung { $step } nach „{ $before }“ sagt nicht, was entschieden wird.
finding-decision-unnamed-hint = Gib ihr als Namen die Frage, die sie beantwortet, etwa „Vollständig?“.
finding-branch-unnamed = Der Zweig von „{ $from }“ nach „{ $to }“ hat keine Beschriftung.
finding-branch-unnamed-hint = Schreibe die Antwort hin, die dorthin führt, etwa „ja“ oder „nein“.
finding-step-unnamed = Der Schritt { $step } hat keinen Namen.
finding-step-unnamed-hint = Schreibe, was getan wird: ein Verb mit seinem Gegenstand, etwa „Antrag prüfen“.
finding-language-gap = „{ $step }“ hat keinen { $language ->
    [de] deutschen
    [en] englischen
   *[it] italienischen
} Namen.
finding-language-gap-hint = Schreibe den Namen in dieser Sprache wie bei den anderen Schritten.
finding-language-gaps = { $count } von { $of } Schritten haben keinen { $language ->
    [de] deutschen
    [en] englischen
   *[it] italienischen
} Namen.
finding-language-gaps-hint = Ergänze die Namen in dieser Sprache oder entferne sie aus den Schritten, die sie verwenden.
finding-task-without-office = Kein Amt führt „{ $step }“ aus.
finding-task-without-office-hint = Verschiebe den Schritt in die Bahn seines Amtes oder wähle das Amt in den Eigenschaften.
finding-work-missing = Bei „{ $step }“ fehlt die Bearbeitungszeit.
finding-work-missing-hint = Frage, wer ihn macht, nach der kürzesten, üblichen und längsten Arbeit an einem Fall.
finding-wait-missing = Bei „{ $step }“ fehlen sowohl die Wartezeit als auch das Personal des Amtes: Der Fall geht im Nu vorbei.
finding-wait-missing-hint = Gib an, wie lange und auf wen gewartet wird, oder wie viele Leute das Amt hat.
finding-demand-missing = „{ $step }“ sagt nicht, wie viele Fälle eingehen.
finding-demand-missing-hint = Gib die Fälle pro Jahr an: Last, Warteschlangen und Simulation brauchen sie.
finding-staff-missing = Es ist nicht bekannt, wie viel Personal „{ $office }“ hat, das { $count ->
    [one] { $count } Schritt
   *[other] { $count } Schritte
} ausführt.
finding-staff-missing-hint = Gib an, wie viele Leute diese Arbeit tun und wie viel ihrer Zeit auf anderes entfällt.
finding-copied-by-hand = In „{ $step }“ werden Daten von Hand übertragen: { $systems }.
finding-copied-by-hand-hint = Lass die Systeme die Daten austauschen und streiche das Abschreiben im Soll-Zustand.
finding-number-unsourced = { $count ->
    [one] { $count } Zahl
   *[other] { $count } Zahlen
} von „{ $what }“ ohne Quelle.
finding-number-unsourced-hint = Gib an, woher sie stammt: Norm, Register, Befragung, Schätzung.
finding-illustrative-numbers = { $count ->
    [one] { $count } Zahl
   *[other] { $count } Zahlen
} von { $of } { $count ->
    [one] dient
   *[other] dienen
} nur als Beispiel: gut zum Lernen, nicht zum Entscheiden.
finding-illustrative-numbers-hint = Ersetze sie durch die Daten der Körperschaft und gib die Quelle an.
finding-card-incomplete = Das Datenblatt nennt eine Frist, aber nicht { $field ->
    [case-officer] die verfahrensverantwortliche Person (art. 5 L. 241/1990)
    [deciding-body] das Organ, das die abschließende Maßnahme erlässt
    [substitute-power] wer die Ersatzbefugnis hat (art. 2 c. 9-bis L. 241/1990)
   *[unit] die verantwortliche Organisationseinheit (art. 4 L. 241/1990)
}.
finding-card-incomplete-hint = Fülle das Datenblatt des Verfahrens aus.
finding-outcome-missing = Das Ende „{ $step }“ sagt nicht, was es rechtlich bedeutet.
finding-outcome-missing-hint = Gib das Ergebnis an: genehmigt, abgelehnt, unzulässig, zurückgezogen oder Schweigen.
finding-clock-unmarked = { $effect ->
    [stop] Kein Schritt beendet
   *[start] Kein Schritt startet
} die Frist „{ $term }“.
finding-clock-unmarked-hint = Kennzeichne den Eingang als Fristbeginn und die Maßnahme als Fristende.
finding-term-without-basis = Die Frist „{ $term }“ nennt keine Rechtsgrundlage.
finding-term-without-basis-hint = Gib Akt und Artikel an; wo keine Norm sie festlegt, gelten die 30 Tage des art. 2 c. 2 L. 241/1990.
finding-term-long = Die Frist „{ $term }“ beträgt etwa { $days } Tage: Über { $limit } braucht es einen Grund (art. 2 c. 3-4 L. 241/1990).
finding-term-long-hint = Verkürze die Frist oder nenne die Norm, die sie zulässt.
finding-suspension-repeats = Die Frist „{ $term }“ kann öfter als { $limit ->
    [one] { $limit } Mal
   *[other] { $limit } Mal
} ausgesetzt werden: bei „{ $step }“ und anderswo, oder in einer Schleife (art. 2 c. 7 L. 241/1990).
finding-suspension-repeats-hint = Verlange alles auf einmal oder gib an, wie oft der Schritt höchstens gemacht wird.
finding-suspension-long = Die Aussetzung in „{ $step }“ dauert im Mittel { $days } Tage, über die Grenze von { $limit } hinaus: Danach läuft die Frist weiter.
finding-suspension-long-hint = Verkürze die gegebene Zeit oder nenne im Datenblatt die längere Grenze mit ihrer Norm.
finding-refusal-without-notice = Man kann zur Ablehnung „{ $step }“ ohne Mitteilung der Hinderungsgründe gelangen (art. 10-bis L. 241/1990).
finding-refusal-without-notice-hint = Setze auf jeden Weg zur Ablehnung einen Schritt mit der Wirkung „Mitteilung der Hinderungsgründe“.
finding-opinion-without-term = „{ $step }“ wartet ohne Frist auf eine andere Körperschaft: Schweigt sie, bleibt der Fall stehen.
finding-opinion-without-term-hint = Setze ein Zeitereignis auf den Rand des Schrittes und sage, wohin das Schweigen führt (art. 16, 17, 17-bis L. 241/1990).
finding-more-of-the-same = Es gibt weitere { $count } gleiche Meldungen ({ $rule }).
finding-more-of-the-same-hint = Sie verschwinden nach und nach, wenn die ersten behoben werden.

# What an analysis still lacks; the panel adds the link.
missing-name = { $count } von { $of } Tätigkeiten ohne Namen
missing-office = { $count } von { $of } Tätigkeiten ohne Amt
missing-work = { $count } von { $of } Tätigkeiten ohne Bearbeitungszeit
missing-wait = { $count } von { $of } Tätigkeiten ohne Wartezeit und ohne bekanntes Personal
missing-shares = { $count } von { $of } Entscheidungen ohne alle Anteile
missing-demand = { $count } von { $of } Anfängen ohne Fallzahl
missing-staff = { $count } von { $of } Tätigkeiten von Ämtern mit unbekanntem Personal
