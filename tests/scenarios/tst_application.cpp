#include "app/wirebench/application.h"

#include <QApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QFileOpenEvent>
#include <QTemporaryDir>
#include <QTest>
#include <QTimer>

#include <memory>

using namespace wirebench;

/// The program's parts in this process: what a process of its own cannot be made to do, as an event at an exact moment.
class TestApplication : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_home = std::make_unique<QTemporaryDir>();
        QVERIFY(m_home->isValid());
        qputenv("XDG_DATA_HOME", m_home->path().toLocal8Bit());
        QDir().mkpath(QFileInfo(kept()).path());
        QVERIFY(save(QStringLiteral("kept"), UdpSettings(), kept()));
        m_before = read(kept());
    }

    /// A double click on macOS: the program is started, and then told what for.
    void aFileThatTheSystemAsksForBeforeThereAreSessions()
    {
        const QString path = m_home->filePath(QStringLiteral("lesson.wirebench"));
        QVERIFY(save(QStringLiteral("of the lesson"), TcpServerSettings(), path));
        Application application{CommandLine()};
        QFileOpenEvent event(path);
        QCoreApplication::sendEvent(qApp, &event);
        QString title;
        QStringList names;
        atRest([&](MainWindow &window) {
            title = window.windowTitle();
            names = namesOf(window);
        });
        QCOMPARE(application.exec(), 0);
        QVERIFY(title.contains(QStringLiteral("lesson")));
        QVERIFY(names.contains(QStringLiteral("of the lesson")));
        QVERIFY(!names.contains(QStringLiteral("kept")));
        QCOMPARE(read(kept()), m_before); // as with a file on the command line
    }

    void aFileThatTheSystemAsksForLater()
    {
        const QString path = m_home->filePath(QStringLiteral("lesson.wirebench"));
        QVERIFY(save(QStringLiteral("of the lesson"), TcpServerSettings(), path));
        Application application{CommandLine()};
        QStringList names;
        atRest([&](MainWindow &window) {
            QVERIFY(namesOf(window).contains(QStringLiteral("kept")));
            QFileOpenEvent event(path);
            QCoreApplication::sendEvent(qApp, &event);
            names = namesOf(window);
        });
        QCOMPARE(application.exec(), 0);
        QVERIFY(names.contains(QStringLiteral("of the lesson")));
    }

    void whatEndsBeforeThereAreSessionsKeepsNothing()
    {
        Application application{CommandLine()};
        QTimer::singleShot(0, this, [] { window()->close(); }); // before the first frame
        QCOMPARE(application.exec(), 0);
        QCOMPARE(read(kept()), m_before);
    }

private:
    static QString kept() { return WorkspaceKeeper::defaultPath(); }
    static bool save(const QString &name, const SessionSettings &settings, const QString &path)
    {
        Workspace workspace;
        workspace.sessions = {{name, false, settings}};
        return saveWorkspace(workspace, path).has_value();
    }
    static QByteArray read(const QString &path)
    {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
    static MainWindow *window()
    {
        for (QWidget *widget : QApplication::topLevelWidgets()) {
            if (auto *found = qobject_cast<MainWindow *>(widget))
                return found;
        }
        return nullptr;
    }
    static QStringList namesOf(const MainWindow &window)
    {
        QStringList names;
        for (const Session &session : window.workspace().sessions)
            names.append(session.name);
        return names;
    }
    /// Looks at the window as soon as it has its sessions, and closes it.
    template <typename Look>
    void atRest(Look look)
    {
        QTimer::singleShot(20, this, [this, look] {
            if (namesOf(*window()).isEmpty()) {
                atRest(look);
                return;
            }
            look(*window());
            window()->setAsksToSave(false);
            window()->close();
        });
    }

    std::unique_ptr<QTemporaryDir> m_home;
    QByteArray m_before;
};

QTEST_MAIN(TestApplication)
#include "tst_application.moc"
