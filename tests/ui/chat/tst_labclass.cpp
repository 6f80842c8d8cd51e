#include "tests/scenarios/cliprocess.h"
#include "tests/ui/chat/lab.h"
#include "tests/ui/shell/bench.h"
#include "ui/chat/boardmodel.h"
#include "ui/chat/chatclienttab.h"
#include "ui/chat/chatview.h"
#include "ui/chat/labservertab.h"
#include "ui/chat/sayline.h"
#include "ui/widgets/addressline.h"

#include <QLabel>
#include <QListView>
#include <QTableView>

using namespace wirebench;
using namespace wirebench::test;

namespace {

const QString host = QStringLiteral("127.0.0.1");

/// The lab's page, listening on free ports.
class Lab final
{
public:
    explicit Lab(const SessionContext &context) : m_tab(context, QStringLiteral("Lab 1"), labOnFreePorts())
    {
        m_tab.resize(1280, 720);
        m_tab.show();
        m_tab.start();
    }

    bool isListening() const
    {
        return m_tab.findChild<AddressLine *>()->stateText() == QStringLiteral("listening 5 of 5 ports");
    }
    QString port(const char *service) const
    {
        return control<QLabel>(m_tab, QStringLiteral("State of “%1”").arg(QLatin1String(service)))
            ->text()
            .section(u' ', 1, 1)
            .remove(u',');
    }
    /// The marks of a student, one for each exercise; empty if nobody is called so.
    QString marks(const QString &student) const
    {
        const QAbstractItemModel &board = *control<QTableView>(m_tab, QStringLiteral("Class board"))->model();
        QString marks;
        for (int row = 0; row < board.rowCount(); ++row) {
            if (board.index(row, BoardModel::StudentColumn).data().toString() != student)
                continue;
            for (int i = 0; i < exerciseCount; ++i) {
                const QString mark = board.index(row, BoardModel::FirstExercise + i).data().toString();
                marks += mark.isEmpty() ? QStringLiteral("-") : mark;
            }
        }
        return marks;
    }
    QStringList people() const
    {
        const QAbstractItemModel &model = *control<QListView>(m_tab, QStringLiteral("Who is there"))->model();
        QStringList people;
        for (int row = 0; row < model.rowCount(); ++row)
            people.append(model.index(row, 0).data().toString());
        people.sort();
        return people;
    }
    QString lines() const { return m_tab.findChild<ChatView *>()->toPlainText(); }

private:
    LabServerTab m_tab;
};

/// A client's page, as somebody in front of it uses it.
class Person final
{
public:
    Person(const SessionContext &context, const char *name, const Lab &lab)
        : m_tab(context, QString::fromLatin1(name), settings(name, lab))
    {
        m_tab.show();
        m_tab.start();
    }

    bool isConnected() const { return m_tab.findChild<AddressLine *>()->stateKind() == StateKind::Well; }
    void say(const char *text)
    {
        type(m_tab.findChild<SayLine *>(), QString::fromUtf8(text));
        QTest::keyClick(m_tab.findChild<SayLine *>(), Qt::Key_Return);
    }
    QString lines() const { return m_tab.findChild<ChatView *>()->toPlainText(); }
    bool leave() { return press(m_tab, QStringLiteral("Leave")); }
    bool hasLeft() const { return !m_tab.isRunning(); }

private:
    static ChatClientSettings settings(const char *name, const Lab &lab)
    {
        ChatClientSettings settings;
        settings.host = host;
        settings.pseudonym = QString::fromLatin1(name);
        settings.readPort = lab.port("Chat: read");
        settings.writePort = lab.port("Chat: write");
        return settings;
    }

    ChatClientTab m_tab;
};

} // namespace

/// A class in front of the lab's page: programs of the course, and people who type.
class tst_LabClass : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void courseProgramsCompleteTheBoard()
    {
        WIREBENCH_NEED("python3");
        Bench bench;
        Lab lab(bench.context());
        QTRY_VERIFY(lab.isListening());
        const QString own = QStringLiteral("127.0.0.9"); // the student's machine
        auto endless = startedCourseProgram(QStringLiteral("c16_reader.py"),
                                            {host, lab.port("Endless lines"), QStringLiteral("60"), own});
        QVERIFY(endless->waitForFinished());
        QTRY_COMPARE(lab.marks(own), QStringLiteral("✓✓-----")); // by address, until a name comes
        auto some = startedCourseProgram(QStringLiteral("c16_reader.py"),
                                         {host, lab.port("Some lines"), QStringLiteral("0"), own});
        QVERIFY(some->waitForFinished());
        QTRY_COMPARE(lab.marks(own), QStringLiteral("✓✓✓----"));
        auto writer = startedCourseProgram(
            QStringLiteral("c17_writer.py"),
            {host, lab.port("Write lines"), QStringLiteral("Ada"), own, QStringLiteral("çà va")});
        QVERIFY(writer->waitForFinished());
        QTRY_COMPARE(lab.marks(QStringLiteral("Ada")), QStringLiteral("✓✓✓✓✓--"));
        QTRY_VERIFY(lab.lines().contains(QStringLiteral("Ada: çà va")));
        auto chat = startedCourseProgram(
            QStringLiteral("c18_chat.py"),
            {host, lab.port("Chat: read"), lab.port("Chat: write"), QStringLiteral("Ada"), own});
        QVERIFY(chat->waitForOutput("ready\n"));
        chat->write("bonjour\n");
        QVERIFY(chat->waitForOutput("Ada: bonjour\n"));
        chat->closeInput();
        QVERIFY(chat->waitForFinished());
        QTRY_COMPARE(lab.marks(QStringLiteral("Ada")), QStringLiteral("✓✓✓✓✓✓✓"));
    }

    void twoPeopleTypeInTwoPages()
    {
        Bench bench;
        Lab lab(bench.context());
        QTRY_VERIFY(lab.isListening());
        Person ada(bench.context(), "Ada", lab);
        QTRY_VERIFY(ada.isConnected());
        QTRY_COMPARE(lab.people(), QStringList{QStringLiteral("Ada")}); // both of her connections are known
        Person grace(bench.context(), "Grace", lab);
        QTRY_VERIFY(grace.isConnected());
        QTRY_COMPARE(lab.people(), (QStringList{QStringLiteral("Ada"), QStringLiteral("Grace")}));
        ada.say("hello Grace");
        QTRY_VERIFY(grace.lines().contains(QStringLiteral("← Ada: hello Grace")));
        grace.say("hi <b>Ada</b>");
        QTRY_VERIFY(ada.lines().contains(QStringLiteral("← Grace: hi <b>Ada</b>")));
        QVERIFY(ada.lines().contains(QStringLiteral("→ Ada: hello Grace")));
        QCOMPARE(ada.lines().count(QStringLiteral("hello Grace")), 1); // once, though it came back
        QTRY_VERIFY(lab.lines().contains(QStringLiteral("Grace: hi <b>Ada</b>")));
        for (const char *name : {"Ada", "Grace"})
            QTRY_COMPARE(lab.marks(QString::fromLatin1(name)), QStringLiteral("---✓✓✓✓"));
        QVERIFY(ada.leave());
        QTRY_VERIFY(ada.hasLeft());
        QTRY_COMPARE(lab.people(), QStringList{QStringLiteral("Grace")});
    }
};

QTEST_MAIN(tst_LabClass)
#include "tst_labclass.moc"
