#include "ui/generator/loadwords.h"

#include <QLocale>
#include <QTest>

using namespace wirebench;

namespace {

QString valueOf(const LoadFigures &figures, const QString &name)
{
    for (const LoadFigure &figure : loadFigureTexts(figures)) {
        if (figure.name == name)
            return figure.value;
    }
    return QStringLiteral("no such figure");
}

} // namespace

class TestLoadWords : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates)); }

    void beforeARun()
    {
        for (const LoadFigure &figure : loadFigureTexts({}))
            QCOMPARE(figure.value, QStringLiteral("–"));
        QCOMPARE(loadStateText({}), QString());
        QCOMPARE(loadRemark({}).cause, QString());
    }

    void ofARun()
    {
        LoadFigures figures;
        figures.phase = LoadPhase::Sending;
        figures.elapsedNs = 1'000'000'000;
        figures.sent = 12'345;
        figures.answered = 12'340;
        figures.askedRate = 2.5;
        figures.reachedRate = 12'345;
        figures.p50Ns = 1'520'000;
        figures.connections = 7;
        figures.failed = 1;
        figures.closedByPeer = 2;
        QCOMPARE(valueOf(figures, QStringLiteral("sent")), QStringLiteral("12,345"));
        QCOMPARE(valueOf(figures, QStringLiteral("unanswered")), QStringLiteral("5"));
        QCOMPARE(valueOf(figures, QStringLiteral("rate")), QStringLiteral("12,345/s"));
        QCOMPARE(valueOf(figures, QStringLiteral("asked")), QStringLiteral("2.5/s"));
        QCOMPARE(valueOf(figures, QStringLiteral("latency p50")), QStringLiteral("1.52 ms"));
        QCOMPARE(valueOf(figures, QStringLiteral("p99")), QStringLiteral("–"));
        QCOMPARE(valueOf(figures, QStringLiteral("broken connections")), QStringLiteral("3 of 7"));
        figures.phase = LoadPhase::Ended;
        QCOMPARE(valueOf(figures, QStringLiteral("lost")), QStringLiteral("5"));
        QCOMPARE(loadFigureTexts(figures).size(), loadFigureTexts({}).size());
    }

    void statesHaveWords()
    {
        LoadFigures figures;
        QStringList words;
        for (int phase = int(LoadPhase::LookingUp); phase <= int(LoadPhase::Waiting); ++phase) {
            figures.phase = LoadPhase(phase);
            words += loadStateText(figures);
        }
        figures.phase = LoadPhase::Ended;
        for (const LoadEnd end : {LoadEnd::Done, LoadEnd::Stopped, LoadEnd::Failed}) {
            figures.end = end;
            words += loadStateText(figures);
        }
        QVERIFY(!words.contains(QString()));
        QCOMPARE(words.removeDuplicates(), qsizetype(0));
    }

    void remarks()
    {
        LoadFigures figures;
        figures.end = LoadEnd::Unconfirmed;
        figures.target = QStringLiteral("192.0.2.1:9");
        QVERIFY(loadRemark(figures).cause.contains(figures.target));
        QVERIFY(!loadRemark(figures).remedy.isEmpty());
    }
};

QTEST_GUILESS_MAIN(TestLoadWords)
#include "tst_loadwords.moc"
