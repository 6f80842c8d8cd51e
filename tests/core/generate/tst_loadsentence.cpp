#include "core/generate/loadsentence.h"

#include <QTest>

#include <cerrno>

using namespace wirebench;

namespace {

QString text(const LoadFigures &figures)
{
    const auto sentence = loadSentence(figures);
    return sentence ? fillArguments(QString::fromUtf8(sentence->cause), sentence->arguments) : QString();
}

LoadFigures ended(LoadEnd how)
{
    LoadFigures figures;
    figures.phase = LoadPhase::Ended;
    figures.end = how;
    figures.target = QStringLiteral("192.0.2.1:7");
    figures.sent = 10;
    figures.answered = 10;
    figures.askedRate = 5000;
    figures.reachedRate = 1234.4;
    return figures;
}

} // namespace

class TestLoadSentence : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void nothingToSay()
    {
        QVERIFY(!loadSentence({}));
        QVERIFY(!loadSentence(ended(LoadEnd::Done)));
        QVERIFY(!loadSentence(ended(LoadEnd::Stopped)));
    }

    void whyItEnded()
    {
        QVERIFY(text(ended(LoadEnd::Unconfirmed)).startsWith(u"192.0.2.1:7 is not this machine"));
        QVERIFY(text(ended(LoadEnd::Stalled)).contains(u"stopped reading"));
        QVERIFY(text(ended(LoadEnd::PeersGone)).contains(u"closed"));
        LoadFigures failed = ended(LoadEnd::Failed);
        failed.error =
            Error::fromErrno(QStringLiteral("connect"), ECONNREFUSED, QStringLiteral("127.0.0.1:1"));
        QVERIFY(!text(failed).isEmpty());
    }

    void whoCannotHoldTheRate()
    {
        LoadFigures figures = ended(LoadEnd::Done);
        figures.limit = LoadLimit::Machine;
        QCOMPARE(text(figures),
                 QStringLiteral(
                     "This machine cannot hold this rate: 1234 of 5000 messages a second were reached."));
        figures.limit = LoadLimit::Peer;
        QVERIFY(text(figures).startsWith(u"The peer cannot hold this rate: it takes 1234 of 5000"));
        figures.phase = LoadPhase::Sending; // live, too
        figures.end = LoadEnd::None;
        QVERIFY(!text(figures).isEmpty());
    }

    void noAnswers()
    {
        LoadFigures figures = ended(LoadEnd::Done);
        figures.answered = 0;
        QCOMPARE(text(figures), QStringLiteral("Nothing was answered."));
    }
};

QTEST_APPLESS_MAIN(TestLoadSentence)
#include "tst_loadsentence.moc"
