# Andere Türen: Simulatoren, draw.io, IPA.

# Simulatoren anderer: was ihnen nicht gesagt werden kann; der Hinweis sagt, was stattdessen geschrieben wurde.

simulator-prosimos = Prosimos
simulator-qbp = QBP (BIMP, Apromore)
deliver-beside = Daneben wird eine BPMN-Datei gleichen Namens mit der Endung „.prosimos.bpmn“ geschrieben: die Zeichnung, von der das Szenario spricht.
finding-scenario-no-work = „{ $step }“: Die Arbeitszeit fehlt.
finding-scenario-no-work-hint = In der Datei dauert der Schritt null.
finding-scenario-unit = „{ $step }“: Das Format kennt nur Sekunden, keine Arbeitstage oder Monate.
finding-scenario-unit-hint = In der Datei gilt ein Arbeitstag als 7/5 Tage, ein Monat als seine mittlere Länge.
finding-scenario-law-matched = „{ $step }“: Das Format kennt diese Verteilung nicht.
finding-scenario-law-matched-hint = In der Datei steht eine Gammaverteilung mit demselben Mittel und derselben Abweichung.
finding-scenario-timer = „{ $step }“: Wann er auslöst, lässt sich nicht in Sekunden sagen.
finding-scenario-timer-hint = In der Datei löst er sofort aus.
finding-scenario-wait = „{ $step }“: Das Format kennt keine Wartezeiten mit ihrem Grund.
finding-scenario-wait-hint = Die Wartezeit fehlt in der Datei: Simulierte Zeiten sind kürzer.
finding-scenario-staff-needed = „{ $step }“: Es braucht mehrere Bedienstete zugleich.
finding-scenario-staff-needed-hint = In der Datei arbeitet eine Person daran.
finding-scenario-priority = „{ $step }“: Der Vorrang lässt sich nicht angeben.
finding-scenario-priority-hint = In der Datei gilt die Reihenfolge des Eingangs.
finding-scenario-sittings = „{ $step }“: Die Sitzungen eines Organs lassen sich nicht angeben.
finding-scenario-sittings-hint = In der Datei wartet der Schritt nicht auf die Sitzung.
finding-scenario-repeat = „{ $step }“: Wiederholungen und die Höchstzahl der Durchgänge lassen sich nicht angeben.
finding-scenario-repeat-hint = In der Datei erfolgt der Schritt einmal je Durchgang, ohne Grenze.
finding-scenario-backlog = „{ $step }“: Bereits wartende Fälle lassen sich nicht angeben.
finding-scenario-backlog-hint = In der Datei beginnt der Lauf ohne Rückstand.
finding-scenario-cost = „{ $step }“: Die direkten Kosten eines Durchgangs lassen sich nicht angeben.
finding-scenario-cost-hint = In der Datei stehen nur die Kosten je Stunde.
finding-scenario-legal-clock = „{ $step }“: Die Wirkung auf die Frist lässt sich nicht angeben.
finding-scenario-legal-clock-hint = Sie fehlt in der Datei; die Fristen bleiben in der Studie.
finding-scenario-implicit-split = Von „{ $step }“ gehen mehrere Pfeile ohne Gateway aus.
finding-scenario-implicit-split-hint = Simulatoren lesen die Verzweigung verschieden: ein Gateway einfügen.
finding-scenario-shares = „{ $step }“: Anteile der Zweige fehlen.
finding-scenario-shares-hint = In der Datei teilen sich Zweige ohne Anteil den Rest gleichmäßig.
finding-scenario-no-demand = Es ist nicht gesagt, wie viele Fälle eingehen.
finding-scenario-no-demand-hint = In der Datei geht ein Fall am Tag ein.
finding-scenario-starts = „{ $step }“: Das Format kennt nur einen Eingang von Fällen.
finding-scenario-starts-hint = In der Datei zählen die Eingänge des ersten Starts.
finding-scenario-months = „{ $step }“: Jahreszeitliche Schwankungen lassen sich nicht angeben.
finding-scenario-months-hint = In der Datei ist die Menge in jedem Monat gleich.
finding-scenario-arrival-rule = „{ $step }“: Im Format vergehen die Abstände auch in geschlossener Zeit.
finding-scenario-arrival-rule-hint = Der mittlere Abstand ist so gewählt, dass im Jahr so viele Fälle eingehen wie in der Studie; jede Öffnung beginnt öfter mit einem Fall.
finding-scenario-dates = „{ $step }“: Die Zeitpunkte der Eingänge lassen sich nicht angeben.
finding-scenario-dates-hint = In der Datei gehen Fälle zufällig mit demselben mittleren Abstand ein.
finding-scenario-holidays = Der Kalender „{ $calendar }“ hat Feiertage oder Schließungen.
finding-scenario-holidays-hint = In der Datei steht nur die Woche.
finding-scenario-no-staff = „{ $office }“: Die Zahl der Bediensteten ist unbekannt.
finding-scenario-no-staff-hint = In der Datei sind es 1000, damit niemand wartet.
finding-scenario-background = „{ $office }“: Die andere Arbeit des Amtes lässt sich nicht angeben.
finding-scenario-background-hint = In der Datei bearbeitet das Amt nur diese Fälle: Die Schlangen sind kürzer.
finding-scenario-terms = Gesetzliche Fristen lassen sich nicht angeben.
finding-scenario-terms-hint = Sie bleiben in der Studie.
finding-scenario-boundary = „{ $step }“: Der Simulator kennt keine Ereignisse am Rand.
finding-scenario-boundary-hint = Es fehlt in der Datei, mit den Pfeilen, die von ihm ausgehen.
finding-scenario-inside = „{ $step }“: Der Simulator sieht nicht in Teilverfahren hinein.
finding-scenario-inside-hint = In der Datei ist es eine einzige Aufgabe.
finding-scenario-complex = „{ $step }“: Der Simulator kennt keine komplexen Gateways.
finding-scenario-complex-hint = In der Datei ist es ein inklusives Gateway.
finding-scenario-ends = Der Simulator kennt nur ein Ende: Hier sind es { $count }.
finding-scenario-ends-hint = In der Datei führen alle Pfeile zum ersten.
finding-scenario-unreached = „{ $step }“: Vom Eingang der Fälle führen keine Pfeile dorthin.
finding-scenario-unreached-hint = Der Simulator kennt einen einzigen Start und weder Ränder noch Kollaborationen: Der Schritt fehlt in der Datei.
finding-scenario-work-inside = „{ $step }“: Die Arbeit eines Teilverfahrens oder eines Aufrufs lässt sich nicht sagen.
finding-scenario-work-inside-hint = In der Datei zählt nur, was darin steht: Ein Aufruf dauert nicht.
finding-scenario-boundary-time = „{ $step }“: Wann ein Ereignis am Rand eintritt, lässt sich nicht sagen.
finding-scenario-boundary-time-hint = Das Ereignis steht in der Zeichnung, aber der Simulator weiß nicht, nach welcher Zeit es eintritt.
finding-scenario-arrival-about = „{ $step }“: Im Format laufen die Abstände zwischen Fällen auch in geschlossener Zeit.
finding-scenario-arrival-about-hint = Die Abstände sind so geändert, dass ungefähr so viele Fälle eingehen wie in der Studie; prüfen Sie die Menge im Simulator.

# Gelesene Szenarien von Simulatoren.

finding-scenario-alone = Das ist ein Simulationsszenario ohne sein Verfahren.
finding-scenario-alone-hint = Zuerst die Studie oder die BPMN-Datei öffnen, dann „In die Studie einlesen“ oder prodigio import.
finding-scenario-element-unknown = Das Szenario spricht von „{ $name }“, das in der Zeichnung fehlt.
finding-scenario-element-unknown-hint = Prüfen, ob das Szenario zu diesem Verfahren gehört: Verglichen werden die Kennungen.
finding-scenario-resource-unknown = Die Ressource „{ $name }“ fehlt in der Liste des Szenarios.
finding-scenario-resource-unknown-hint = Den Schritt einem Amt zuweisen.
finding-scenario-week-unknown = Die Öffnungszeiten der Ressource „{ $name }“ fehlen im Szenario.
finding-scenario-week-unknown-hint = Die Öffnungszeiten des Amtes wählen.
finding-scenario-week-unread = Die Öffnungszeiten „{ $name }“ sind nur teilweise oder gar nicht lesbar.
finding-scenario-week-unread-hint = Prüfen: Wo nichts bleibt, gilt „immer offen“.
finding-scenario-law-unread = Die Verteilung von „{ $name }“ ist nicht lesbar oder hat unmögliche Zahlen.
finding-scenario-law-unread-hint = Die Zeit von Hand eingeben.
finding-scenario-bounds = Die Verteilung von „{ $name }“ ist durch ein Minimum oder Maximum abgeschnitten.
finding-scenario-bounds-hint = Die Grenzen wurden beiseitegelassen: die Zeit prüfen.
finding-scenario-number = Eine Zahl von „{ $name }“ liegt außerhalb jedes Maßes.
finding-scenario-number-hint = Sie wurde beiseitegelassen: von Hand eingeben.
finding-scenario-entry-unread = Ein Eintrag von „{ $name }“ ist nicht, wie er sein muss, und wurde beiseitegelassen.
finding-scenario-entry-unread-hint = Das Szenario im Programm prüfen, das es geschrieben hat.
finding-scenario-part-unread = Der Teil „{ $part }“ des Szenarios hat hier keine Entsprechung.
finding-scenario-part-unread-hint = Er wurde beiseitegelassen: prüfen, ob er nötig ist.
finding-scenario-several = „{ $name }“ hat mehrere Ressourcen: Hier hat ein Schritt ein Amt.
finding-scenario-several-hint = Die erste wurde mit ihrer Zeit übernommen.
finding-scenario-several-infos = Die Datei enthält mehrere Szenarien.
finding-scenario-several-infos-hint = Das erste wurde übernommen.
finding-scenario-event-time = Das Ereignis „{ $name }“ kann nicht dauern.
finding-scenario-event-time-hint = Seine Zeit wurde beiseitegelassen.
finding-scenario-no-start = Das Verfahren hat keinen Start für die Eingänge.
finding-scenario-no-start-hint = Ein Startereignis zeichnen.

# Zeichnungen von draw.io, und Bilder mit einem Modell darin.

finding-drawio-none = In dieser draw.io-Datei gibt es keine lesbare Form.
finding-drawio-none-hint = In draw.io prüfen, ob die Seite leer ist, und neu als .drawio speichern.
finding-drawio-page-unread = Die Seite „{ $name }“ ist nicht lesbar.
finding-drawio-page-unread-hint = Die Datei in draw.io ohne Komprimierung speichern.
finding-drawio-pages = { $count ->
    [one] Die Datei hat eine weitere Seite: Geöffnet wurde „{ $name }“.
   *[other] Die Datei hat { $count } weitere Seiten: Geöffnet wurde „{ $name }“.
}
finding-drawio-pages-hint = Die anderen je in eine eigene Datei speichern.
finding-drawio-guessed = { $count ->
    [one] Eine Form ist keine BPMN-Form: Ihre Bedeutung wurde aus der Gestalt erraten.
   *[other] { $count } Formen sind keine BPMN-Formen: Ihre Bedeutung wurde aus der Gestalt erraten.
}
finding-drawio-guessed-hint = Die Art der Schritte prüfen.
finding-drawio-left = { $count ->
    [one] Eine Form ohne Bedeutung für ein Verfahren wurde beiseitegelassen.
   *[other] { $count } Formen ohne Bedeutung für ein Verfahren wurden beiseitegelassen.
}
finding-drawio-left-hint = Prüfen, ob etwas fehlt.
finding-drawio-edge-loose = { $count ->
    [one] Eine Linie beginnt oder endet nicht an einer Form.
   *[other] { $count } Linien beginnen oder enden nicht an einer Form.
}
finding-drawio-edge-loose-hint = Bei Bedarf neu zeichnen.
finding-drawio-many = Die Zeichnung ist zu groß: Nur ein Teil wurde gelesen.
finding-drawio-many-hint = Auf mehrere Dateien aufteilen.
finding-svg-no-model = Das ist ein SVG-Bild ohne Modell darin.
finding-svg-no-model-hint = Die Datei öffnen, aus der es stammt (.bpmn oder .drawio). Aus draw.io lässt sich ein SVG mit „Kopie des Diagramms einfügen“ exportieren.

# Ämter aus dem Verzeichnis der öffentlichen Verwaltungen (IPA).

finding-ipa-columns = In der Tabelle fehlt die Spalte „{ $name }“.
finding-ipa-columns-hint = Von indicepa.gov.it die Liste der Organisationseinheiten (CSV) herunterladen.
finding-ipa-bodies = Die Tabelle enthält Ämter von { $count } Körperschaften.
finding-ipa-bodies-hint = Die Körperschaft mit ihrem IPA-Code wählen: bei der Körperschaft eintragen oder --body verwenden.
finding-ipa-none = In der Tabelle gibt es keine Ämter der Körperschaft „{ $name }“.
finding-ipa-none-hint = Den IPA-Code der Körperschaft prüfen, zum Beispiel c_a952.
finding-ipa-empty = In der Tabelle gibt es keine Ämter mit Code und Namen.
finding-ipa-empty-hint = Von indicepa.gov.it die Liste der Organisationseinheiten (CSV) herunterladen und prüfen, ob sie leer ist.
finding-ipa-added = { $added ->
    [one] Ein Amt hinzugefügt
   *[other] { $added } Ämter hinzugefügt
}, { $known ->
    [one] eines war schon da
   *[other] { $known } waren schon da
}.
finding-ipa-added-hint = Es ist nichts zu tun.
finding-ipa-duplicate = Das Amt „{ $name }“ steht mehrmals in der Tabelle.
finding-ipa-duplicate-hint = Die erste Zeile wurde übernommen.
finding-ipa-parent-unknown = Das Amt „{ $name }“ gehört zu einer Einheit, die nicht in der Tabelle steht.
finding-ipa-parent-unknown-hint = Es steht für sich: die übergeordnete Einheit wählen.
finding-ipa-parent-circle = Das Amt „{ $name }“ gehört, auch über andere, zu sich selbst.
finding-ipa-parent-circle-hint = Es steht für sich: die übergeordnete Einheit wählen.
finding-ipa-rows = { $count ->
    [one] Eine Zeile ohne Code oder Namen wurde beiseitegelassen.
   *[other] { $count } Zeilen ohne Code oder Namen wurden beiseitegelassen.
}
finding-ipa-rows-hint = Die Tabelle prüfen.

# In die Studie einlesen.

action-import-data = In die Studie einlesen
edit-import = Aus { $name } einlesen
notice-imported = Eingelesen: { $path }.
