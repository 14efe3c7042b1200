# BPMN and engine files.

finding-bpmn-bytes-replaced = Einige Zeichen der Datei waren ungültig und wurden ersetzt.
finding-bpmn-bytes-replaced-hint = Namen mit Umlauten prüfen; wenn etwas fehlt, das Original neu in UTF-8 speichern.
finding-bpmn-id-missing = Ein Element hatte keine Kennung: Sie lautet nun { $id }.
finding-bpmn-id-missing-hint = Es ist nichts zu tun.
finding-bpmn-id-mended = Die Kennung „{ $old }“ ist nicht zulässig: Sie lautet nun { $id }.
finding-bpmn-id-mended-hint = Wenn ein anderes Programm das Element über die Kennung sucht, dort anpassen.
finding-bpmn-id-twice = Die Kennung „{ $old }“ kam zweimal vor: Das zweite Element heißt nun { $id }.
finding-bpmn-id-twice-hint = Verweise gelten dem ersten der beiden: die Pfeile prüfen.
finding-bpmn-annotation-unreadable = Die Angabe „{ $field }“ ist nicht lesbar und wurde beiseitegelassen.
finding-bpmn-annotation-unreadable-hint = Die Datei stammt vielleicht aus einer neueren Version: das Programm aktualisieren oder den Wert neu eingeben.
finding-bpmn-host-unknown = Das Ereignis hing an „{ $host }“, das es nicht gibt: Es ist nun ein Zwischenereignis.
finding-bpmn-host-unknown-hint = Wieder an die richtige Aktivität heften.
finding-bpmn-step-not-drawn = Der Schritt fehlte in der Zeichnung der Datei: Er steht nun unter den anderen.
finding-bpmn-step-not-drawn-hint = Dorthin schieben, wo er hingehört.
finding-bpmn-flow-loose = Der Pfeil { $id } beginnt oder endet nicht an einem Schritt: Er bleibt in der Datei erhalten, wird aber nicht gezeigt.
finding-bpmn-flow-loose-hint = Bei Bedarf neu zeichnen.
finding-bpmn-flow-crosses = Der Pfeil { $id } kreuzt den Rand eines Teilverfahrens: Er bleibt in der Datei erhalten, wird aber nicht gezeigt.
finding-bpmn-flow-crosses-hint = Zum Teilverfahren oder zu einem seiner Ereignisse führen.
finding-bpmn-link-loose = Die Verbindung { $id } hat ein unbekanntes Ende: Sie bleibt in der Datei erhalten, wird aber nicht gezeigt.
finding-bpmn-link-loose-hint = Bei Bedarf neu zeichnen.
