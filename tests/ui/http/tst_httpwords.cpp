#include "tests/ui/http/hops.h"
#include "ui/http/httpwords.h"

#include <QSet>
#include <QTest>

using namespace wirebench;
using namespace wirebench::test;

class tst_HttpWords : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyPartHasAName()
    {
        QSet<QString> names;
        for (int kind = 0; kind <= int(HttpPartKind::Fault); ++kind)
            names.insert(partName(HttpPartKind(kind)));
        QVERIFY(!names.contains(QString()));
        QCOMPARE(names.size(), int(HttpPartKind::Fault) + 1);
    }

    void everyPhaseHasAName()
    {
        for (int phase = int(HttpPhase::LookingUp); phase <= int(HttpPhase::Receiving); ++phase)
            QVERIFY(!phaseText(HttpPhase(phase)).isEmpty());
        QVERIFY(phaseText(HttpPhase::Idle).isEmpty());
    }

    void theStatusIsSafeToShow()
    {
        HttpResponseHead head;
        head.status = 404;
        QCOMPARE(statusText(head), QStringLiteral("404 Not Found"));
        head.reason = "Nix da\x1b[31m";
        QCOMPARE(statusText(head), QStringLiteral("404 Nix da\u241b[31m"));
        head.reason = QByteArray(10'000, 'x');
        QVERIFY(statusText(head).size() < 100);
        head.status = 299;
        head.reason.clear();
        QCOMPARE(statusText(head), QStringLiteral("299"));
    }

    void theOutcomeIsWellOrTrouble()
    {
        HttpHop hop = answerOf("a", "text/plain");
        QCOMPARE(outcomeKind(hop), StateKind::Well);
        QCOMPARE(stepText(hop), QStringLiteral("GET http://localhost:8080/items?page=1 → 200 OK"));
        hop.complete = false;
        QCOMPARE(outcomeKind(hop), StateKind::Trouble);
        QCOMPARE(outcomeKind(answerOf("a", "text/plain", "404 Not Found")), StateKind::Trouble);
        HttpHop none = hopOf("GET / HTTP/1.1\r\n\r\n", {}, {});
        QCOMPARE(outcomeWord(none), QStringLiteral("no answer"));
        none.error = {ErrorCode::Cancelled, {}};
        QCOMPARE(outcomeWord(none), QStringLiteral("cancelled"));
    }

    void detailsSayHowFarItIs()
    {
        HttpProgress progress;
        progress.received = 3 * 1024 * 1024;
        QCOMPARE(progressDetails(progress, 1200), QStringLiteral("1.20 s · 3.0 MiB"));
        progress.toReceive = 10 * 1024 * 1024;
        QCOMPARE(progressDetails(progress, 1200), QStringLiteral("1.20 s · 3.0 MiB of 10.0 MiB"));
        HttpHop hop = answerOf("abc", "text/plain");
        QCOMPARE(outcomeDetails({hop}), QStringLiteral("12.3 ms · 3 B"));
        hop.complete = false;
        QCOMPARE(outcomeDetails({hop, hop}), QStringLiteral("12.3 ms · 3 B · partial · 2 steps"));
    }

    void passwordsInAddressesAreNotShown()
    {
        HttpHop hop = answerOf("a", "text/plain");
        hop.url = QUrl(QStringLiteral("http://alice:secret@localhost/"));
        QVERIFY(!stepText(hop).contains(QStringLiteral("secret")));
    }
};

QTEST_GUILESS_MAIN(tst_HttpWords)
#include "tst_httpwords.moc"
