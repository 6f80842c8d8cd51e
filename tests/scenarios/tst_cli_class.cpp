#include "tests/scenarios/labprocess.h"

#include <QDebug>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>

using namespace wirebench::test;

namespace {

constexpr int students = 300;
constexpr int linesEach = 10;
constexpr int sleepersEach = 5; ///< of a process that is stopped
constexpr int exercises = 7;

// What one line may be under way while others are stopped or reset. A hundred milliseconds is what the lab is
// to keep, and what bench_chat.py measures; here other tests run beside it, and a reader that held up the others
// would do so for ever.
constexpr double mostDelayMs = 5000;

// Mostly the log, which is bounded by itself.
#ifdef __SANITIZE_ADDRESS__
constexpr qint64 mostMemoryKiB = 1500 * 1024;
#else
constexpr qint64 mostMemoryKiB = 500 * 1024;
#endif

std::unique_ptr<PeerProcess> role(const char *name, const Lab &lab, const QStringList &rest)
{
    return startedCourseProgram(QStringLiteral("c18_class.py"),
                                QStringList{QString::fromLatin1(name), QStringLiteral("127.0.0.1")} + lab.ports + rest);
}

QJsonObject told(const PeerProcess &peer)
{
    return QJsonDocument::fromJson(peer.output()).object();
}

/// The rows of the board by name; those without one by address.
QHash<QByteArray, QList<QByteArray>> boardIn(const QString &path)
{
    QHash<QByteArray, QList<QByteArray>> rows;
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return rows;
    for (const QByteArray &line : file.readAll().trimmed().split('\n')) {
        const QList<QByteArray> cells = line.trimmed().split(',');
        rows.insert(cells.value(0).isEmpty() ? cells.value(1) : cells.value(0), cells);
    }
    return rows;
}

} // namespace

/// A whole class at the lab. The students are tests/scenarios/course/c18_class.py.
class TestCliClass : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void threeHundredStudents()
    {
        WIREBENCH_NEED("python3");
        QTemporaryDir folder;
        const QString board = folder.filePath(QStringLiteral("board.csv"));
        Lab lab = startedLab({QStringLiteral("--interval"), QStringLiteral("20"), QStringLiteral("--queue"),
                              QStringLiteral("65536"), QStringLiteral("--board"), board});
        QCOMPARE(lab.ports.size(), 5);

        std::vector<std::unique_ptr<PeerProcess>> sleepers;
        for (int i = 0; i < 2; ++i) {
            sleepers.push_back(role("sleepers", lab, {QString::number(sleepersEach)}));
            QVERIFY(sleepers.back()->waitForOutput("ready"));
            sleepers.back()->signal(SIGSTOP);
        }
        auto resetters = role("resetters", lab, {QStringLiteral("10")});
        auto probe = role("probe", lab, {QStringLiteral("6")});
        auto all = role("class", lab, {QString::number(students), QString::number(linesEach)});
        QVERIFY2(all->waitForFinished(std::chrono::minutes(2)), "the class hangs");
        QVERIFY2(all->exitStatus() == 0, all->errors().constData());
        QVERIFY(probe->waitForFinished());
        resetters->closeInput();
        QVERIFY(resetters->waitForFinished());

        everyLineOnceInOneOrder(told(*all));
        nobodyWaits(told(*probe));
        QTRY_COMPARE_WITH_TIMEOUT(lab.process->output().count(" dropped: "), int(sleepers.size()) * sleepersEach, 20'000);
        const qint64 held = lab.peakMemoryKiB();
        qInfo().noquote() << "class" << all->output().trimmed() << "probe" << probe->output().trimmed()
                          << "resets" << resetters->output().trimmed() << "memory" << held / 1024 << "MiB";
        QVERIFY2(held < mostMemoryKiB, qPrintable(QString::number(held)));

        lab.process->signal(SIGINT);
        QVERIFY(lab.process->waitForFinished());
        QCOMPARE(lab.process->exitStatus(), 0);
        boardIsRight(boardIn(board));
    }

private:
    static void everyLineOnceInOneOrder(const QJsonObject &found)
    {
        QCOMPARE(found[QStringLiteral("said")].toInt(), students * linesEach);
        QCOMPARE(found[QStringLiteral("heard")].toInt(), students * linesEach);
        QVERIFY(found[QStringLiteral("once")].toBool());
        QVERIFY(found[QStringLiteral("inOrder")].toBool());
        QCOMPARE(found[QStringLiteral("streams")].toInt(), 1); // all readers have the same bytes
        QCOMPARE(found[QStringLiteral("reset")].toInt(), 0);
    }

    static void nobodyWaits(const QJsonObject &found)
    {
        QVERIFY(found[QStringLiteral("sent")].toInt() > 0);
        QCOMPARE(found[QStringLiteral("heard")].toInt(), found[QStringLiteral("sent")].toInt());
        QVERIFY2(found[QStringLiteral("max")].toDouble() < mostDelayMs,
                 QJsonDocument(found).toJson(QJsonDocument::Compact).constData());
    }

    static void boardIsRight(const QHash<QByteArray, QList<QByteArray>> &rows)
    {
        const QByteArray titleKey = "student";
        const QList<QByteArray> title = rows.value(titleKey);
        for (int i = 0; i < students; ++i) {
            const QByteArray name = 'S' + QByteArray::number(i).rightJustified(3, '0');
            const QList<QByteArray> cells = rows.value(name);
            QVERIFY2(cells.size() > 2 + exercises, name.constData());
            QCOMPARE(cells[1], QByteArray("127.1.") + QByteArray::number(i / 250) + '.' +
                                   QByteArray::number(i % 250 + 1));
            for (int exercise = 2; exercise < 2 + exercises; ++exercise)
                QVERIFY2(!cells[exercise].isEmpty(), (name + ": " + title.value(exercise)).constData());
        }
        // Who is reset before the lab has read a name stays an address, as one who sends none.
        for (auto row = rows.begin(); row != rows.end(); ++row) {
            const QByteArray &address = row.value().value(1);
            const bool isNoStudent = address.startsWith("127.2.0.") || address.startsWith("127.3.0.") ||
                                     address == "127.4.0.1" || row.key() == titleKey;
            QVERIFY2(isNoStudent != address.startsWith("127.1."), row.key().constData());
            if (address.startsWith("127.1."))
                QVERIFY2(row.key().size() == 4 && row.key().startsWith('S'), row.key().constData());
        }
        QVERIFY(rows.contains("127.2.0.1"));
    }
};

QTEST_GUILESS_MAIN(TestCliClass)
#include "tst_cli_class.moc"
