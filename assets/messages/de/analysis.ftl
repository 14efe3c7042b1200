# Results of a simulation and of comparisons.

finding-sim-no-start = Kein Fall kann hereinkommen: Es fehlt ein Start, an dem Fälle eintreffen.
finding-sim-no-start-hint = Zeichnen Sie ein Startereignis und geben Sie an, wie viele Fälle im Jahr eintreffen.
finding-sim-never-open = Dieser Kalender öffnet nie: Keine Arbeit würde fertig.
finding-sim-never-open-hint = Geben Sie mindestens eine Öffnungszeit an, die nicht immer in eine Schließung fällt.
finding-sim-too-large = Das Verfahren ist für die Simulation zu groß ({ $steps } Schritte).
finding-sim-too-large-hint = Teilen Sie es in kleinere Verfahren auf.
finding-sim-demand-assumed = Niemand hat gesagt, wie viele Fälle eintreffen: Die Simulation nimmt { $cases } im Jahr an.
finding-sim-demand-assumed-hint = Geben Sie am Startereignis an, wie viele Fälle im Jahr eintreffen.
finding-sim-no-staff = Das Amt hat kein Personal: Die Simulation berechnet dort keine Warteschlange.
finding-sim-no-staff-hint = Geben Sie an, wie viele Personen diese Arbeit machen.
finding-sim-too-few-staff = Der Schritt braucht mehr Personen gleichzeitig, als das Amt hat: Die Simulation setzt alle ein.
finding-sim-too-few-staff-hint = Verringern Sie die nötigen Personen oder erhöhen Sie das Personal des Amtes.
finding-sim-too-many-terms = Das Blatt enthält zu viele Fristen: Die Simulation verfolgt nur die ersten 32.
finding-sim-too-many-terms-hint = Entfernen Sie die Fristen, die nicht gebraucht werden.
finding-sim-work-unit = Die Bearbeitungszeit des Schritts ist in Tagen oder Monaten angegeben: Die Simulation zählt sie nicht.
finding-sim-work-unit-hint = Geben Sie die Arbeit in Minuten oder Stunden an; Tage sind für Wartezeiten.
finding-sim-at-once = Der Schritt geschieht für mehrere Dinge zugleich: Die Simulation zählt ihre Arbeit, als käme eins nach dem anderen.
finding-sim-at-once-hint = Berücksichtigen Sie das beim Lesen der Zeiten dieses Schritts.
finding-sim-timer-unknown = Die Zeit dieses Ereignisses lässt sich nicht simulieren: Es tritt nie ein oder hält nicht auf.
finding-sim-timer-unknown-hint = Geben Sie eine Dauer an oder binden Sie es an eine Frist des Blatts.
finding-sim-answer-unknown = Es ist nicht bekannt, wie lange die Antwort auf diese Nachricht dauert: Die Simulation wartet nicht.
finding-sim-answer-unknown-hint = Geben Sie die Wartezeit an der Nachricht oder am empfangenden Ereignis an.
finding-sim-event-at-once = Nichts sagt, wann dieses Ereignis eintritt: In der Simulation tritt es sofort ein.
finding-sim-event-at-once-hint = Geben Sie eine Wartezeit an oder verbinden Sie die Nachricht, die es auslöst.
finding-sim-event-never = Nichts sagt, wie oft dieses Ereignis am Rand eintritt: In der Simulation tritt es nie ein.
finding-sim-event-never-hint = Geben Sie den Anteil am ausgehenden Pfeil an oder eine Zeit oder eine Nachricht.
finding-sim-event-sub = Dieses Teilverfahren beginnt durch ein Ereignis: Die Simulation führt es nicht aus.
finding-sim-event-sub-hint = Zeichnen Sie das Ereignis am Rand des Schritts, den es unterbricht.
finding-sim-race-unknown = Von keinem der hier erwarteten Ereignisse ist bekannt, wann es eintritt: Die Simulation wählt einen Zweig nach Anteil.
finding-sim-race-unknown-hint = Geben Sie für jedes Ereignis eine Zeit, eine Wartezeit oder eine Nachricht an.
finding-sim-race-time-unknown = Von diesem erwarteten Ereignis ist nicht bekannt, wann es eintritt: In der Simulation kommt es nie zuerst.
finding-sim-race-time-unknown-hint = Geben Sie am Ereignis eine Wartezeit an oder die Nachricht, die es auslöst.
finding-sim-shares-assumed = Es fehlen Anteile der Zweige: Die Simulation teilt den Rest gleichmäßig auf.
finding-sim-shares-assumed-hint = Geben Sie an, wie viele von hundert Fällen jeden Zweig nehmen.
finding-sim-shares-scaled = Die Anteile der Zweige ergeben { $percent } %: Die Simulation rechnet sie auf 100 % um.
finding-sim-shares-scaled-hint = Berichtigen Sie die Anteile der Zweige.
finding-limit-events = Die Simulation wurde angehalten: zu viele Ereignisse in einer Wiederholung. Die Zahlen gelten nur bis dahin.
finding-limit-events-hint = Prüfen Sie, ob sich ein Kreis endlos wiederholt oder zu viele Fälle eintreffen, oder verkürzen Sie den Zeitraum.
finding-limit-open-cases = Die Simulation wurde angehalten: zu viele offene Fälle zugleich. Es treffen mehr ein, als bearbeitet werden können.
finding-limit-open-cases-hint = Setzen Sie im vollsten Amt mehr Personal ein oder prüfen Sie, wie viele Fälle eintreffen.
finding-limit-tokens = Die Simulation wurde angehalten: Ein Fall teilt sich in zu viele Zweige.
finding-limit-tokens-hint = Prüfen Sie, ob ein Kreis durch eine parallele Verzweigung führt.
finding-limit-kept = Das Verfahren ist so groß, dass nur { $replications } Läufe behalten werden: Die Intervalle können breiter sein als gewünscht.
finding-limit-kept-hint = Simulieren Sie einen Teil des Verfahrens, um engere Intervalle zu erhalten.
finding-limit-endless-loop = Die Simulation wurde angehalten: Ein Fall läuft im Kreis, ohne dass Zeit vergeht.
finding-limit-endless-loop-hint = Geben Sie einem Schritt des Kreises eine Zeit oder dem Kreis einen Ausgang mit Anteil.
finding-cases-stuck = { $percent } % der Fälle bleiben stecken: Ihre Zweige warten aufeinander.
finding-cases-stuck-hint = Prüfen Sie die Zusammenführungen: Jeder Zweig, auf den sie warten, muss ankommen können.
finding-cases-open = { $percent } % der gemessenen Fälle sind am Ende noch offen: Die mittleren Zeiten sind zu niedrig.
finding-cases-open-hint = Sehen Sie sich das vollste Amt an: Vielleicht treffen mehr Fälle ein, als bearbeitet werden können.
finding-books-disagree = Die inneren Bücher der Simulation stimmen nicht: Vertraue diesen Zahlen nicht.
finding-books-disagree-hint = Das ist ein Fehler des Programms: Melden Sie ihn mit dieser Datei.
finding-exact-disagrees = { $what ->
    [load] Die simulierte Auslastung ({ $simulated }) liegt fern der exakten ({ $exact }).
    [queue] Die simulierte Warteschlange ({ $simulated }) liegt fern der exakten ({ $exact }).
   *[visits] Die simulierten Besuche eines Falls ({ $simulated }) liegen fern der exakten ({ $exact }).
}
finding-exact-disagrees-hint = Außerhalb des Intervalls, erweitert um alle verglichenen Zahlen: Simulieren Sie einen längeren Zeitraum, oder melden Sie es mit dieser Datei.

# The exact judgement of structure.
gateway-after = das Gateway nach { $step }
gateway-before = das Gateway vor { $step }
finding-structure-deadlock = { $count ->
    [one] „{ $step }“ wartet auf einen Zweig, der nie kommt: Der Fall bleibt dort stehen.
   *[other] „{ $step }“ wartet auf einen Zweig, den „{ $split }“ nicht immer schickt: Der Fall bleibt dort stehen.
}
finding-structure-deadlock-hint = Lassen Sie das Gateway nur auf Zweige warten, die der Fall wirklich nimmt, oder führen Sie auch den fehlenden Zweig dorthin.
finding-structure-lack-of-synchronisation = { $count ->
    [one] Derselbe Fall geht mehrmals zugleich durch „{ $step }“: Was folgt, geschieht zweimal.
   *[other] Die Zweige von „{ $split }“ laufen zugleich, und „{ $step }“ lässt jeden einzeln durch: Was folgt, geschieht zweimal.
}
finding-structure-lack-of-synchronisation-hint = Führen Sie die Zweige an einem Gateway zusammen, das auf alle wartet.
finding-structure-improper-completion = { $count ->
    [one] Derselbe Fall erreicht das Ende „{ $step }“ zweimal.
   *[other] Derselbe Fall erreicht das Ende „{ $step }“ zweimal, weil die Zweige von „{ $split }“ nicht zusammenkommen.
}
finding-structure-improper-completion-hint = Führen Sie die Zweige vor dem Ende zusammen oder geben Sie jedem ein eigenes Ende.
finding-structure-livelock = Ein Fall, der zu „{ $step }“ kommt, dreht sich im Kreis und kann nicht mehr enden: { $steps }.
finding-structure-livelock-hint = Geben Sie der Schleife einen Ausgang, der zu einem Ende führt.
finding-structure-missing-end = Nach „{ $step }“ kommt nichts und es ist kein Ende: Der Fall bleibt dort liegen.
finding-structure-missing-end-hint = Zeichnen Sie den Pfeil zum nächsten Schritt oder fügen Sie ein Ende an.
finding-structure-dead-step = Vom Anfang führt ein Weg zu „{ $step }“, doch der Schritt geschieht nie ({ $count ->
    [one] { $count } Schritt
   *[other] { $count } Schritte
}: { $steps }).
finding-structure-dead-step-hint = Sehen Sie nach, worauf gewartet wird: Es kommt nie alles zusammen.
finding-structure-unreachable = Kein Weg vom Anfang führt zu „{ $step }“ ({ $steps }).
finding-structure-unreachable-hint = Zeichnen Sie den Pfeil, der dorthin führt, oder löschen Sie, was nicht erreicht wird.
finding-structure-limit = { $states ->
    [0] Die Struktur wurde nur zum Teil beurteilt: Irgendwo vervielfacht sich der Fall ohne Ende oder hat zu viele Möglichkeiten.
   *[other] Die Struktur wurde nur zum Teil beurteilt: Nach { $states } Zuständen wurde aufgehört.
}
finding-structure-limit-hint = Beheben Sie zuerst, was gefunden wurde, oder fassen Sie Schritte zu Teilverfahren zusammen: Dann kann das Urteil vollständig sein.
finding-sim-dates-unsorted = Die Eingangsdaten sind nicht geordnet: Die Simulation ordnet sie.
finding-sim-dates-unsorted-hint = Prüfen Sie, ob jedes Datum stimmt: Eine falsche Reihenfolge ist oft ein Fehler beim Kopieren.
finding-sim-dates-before = { $cases } Eingangsdaten liegen vor dem Beginn der Simulation und zählen nicht.
finding-sim-dates-before-hint = Legen Sie den ersten simulierten Tag früher, oder entfernen Sie die Daten davor.
finding-sim-dates-none = Kein Eingangsdatum liegt in der simulierten Zeit: Es kommt kein Fall.
finding-sim-dates-none-hint = Legen Sie den ersten simulierten Tag früher, oder geben Sie spätere Daten an.
finding-sim-demand-none = Die Zahl der Fälle im Jahr ist null: Von hier kommt kein Fall.
finding-sim-demand-none-hint = Geben Sie an, wie viele Fälle im Jahr eingehen.
finding-sim-sittings-none = Keine Sitzung fällt in die simulierte Zeit: Die Fälle warten hier weiter.
finding-sim-sittings-none-hint = Geben Sie die Daten oder den Rhythmus der Sitzungen an.
finding-sim-priorities-many = Das Amt hat mehr als { $most } Prioritäten: Die Simulation unterscheidet nur die { $most } höchsten, die übrigen warten gemeinsam.
finding-sim-priorities-many-hint = Verwenden Sie weniger verschiedene Prioritäten.
finding-cases-none = In der gemessenen Zeit geht kein Fall ein: Es gibt nichts zu messen.
finding-cases-none-hint = Prüfen Sie, wie viele Fälle wann eingehen, oder simulieren Sie eine längere Zeit.
finding-sim-backlog-large = Zu Beginn warten mehr als { $most } Fälle.
finding-sim-backlog-large-hint = Geben Sie an, wie viele Fälle wirklich an jedem Schritt warten.
finding-sim-backlog-clock = Für die Fälle, die zu Beginn warten, laufen die Fristen ab dem Eingang, ohne frühere Aussetzungen.
finding-sim-backlog-clock-hint = Waren viele davon ausgesetzt, so geben Sie ein geringeres Alter an.
finding-warmup-short = Der Anlauf von leeren Schreibtischen zeigt sich etwa { $found } Tage lang, aber nur { $left } bleiben außer Betracht: Die Zahlen sind zu niedrig.
finding-warmup-short-hint = Lassen Sie { $found } Tage am Anfang außer Betracht.
finding-warmup-unknown = Wann der Anlauf vorbei ist, lässt sich nicht sagen: Die Simulation ist zu kurz für so stark schwankende Zeiten.
finding-warmup-unknown-hint = Sehen Sie die Kurve des Anlaufs an: Ist sie eben, braucht nichts weggelassen zu werden; steigt sie am Ende noch, so wachsen die Warteschlangen ohne Ende.
finding-portfolio-large = Das sind zu viele Verfahren zusammen: höchstens { $parts }, mit { $steps } Schritten.
finding-portfolio-large-hint = Simulieren Sie nur die Verfahren zusammen, die sich die vollsten Ämter teilen.
finding-portfolio-empty = Es gibt kein Verfahren, das simuliert werden kann.
finding-portfolio-empty-hint = Nennen Sie mindestens eine Datei.
finding-portfolio-calls-deep = Aufrufe zwischen Verfahren sind zu tief verschachtelt: Diesem wird nicht gefolgt.
finding-portfolio-calls-deep-hint = Prüfen Sie, ob sich die Verfahren gegenseitig aufrufen.
finding-portfolio-staff-differs = Die Verfahren geben diesem Amt { $taken } und { $other } Personen: Es gilt { $taken }.
finding-portfolio-staff-differs-hint = Geben Sie in allen Verfahren dieselbe Zahl an.
finding-portfolio-other-work = Die übrige Arbeit dieses Amtes sinkt von { $stated } % auf { $left } %: Der Rest ist die der anderen simulierten Verfahren.
finding-portfolio-other-work-hint = Umfasst die angegebene übrige Arbeit diese Verfahren nicht, so erhöhen Sie sie.
