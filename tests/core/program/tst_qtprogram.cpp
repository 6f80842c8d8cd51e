#include "core/program/program.h"
#include "core/workspace/examples.h"
#include "tests/core/program/randomsessions.h"
#include "tests/support/peerprocess.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace wirebench;
using namespace wirebench::test;

/// Programs for Qt, as the compiler sees them: one of each kind, all in one run of it, because that is what
/// takes time.
class TestQtProgram : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void compiles();
    void saysWhatItCannot();
};

void TestQtProgram::compiles()
{
    RandomSessions random(31);
    TcpServerSettings pool = random.server();
    pool.concurrency = Concurrency::Pool;
    pool.once = false;
    pool.answer = AnswerKind::Prefix;
    pool.workMs = 5;
    TcpServerSettings greeting = random.server();
    greeting.answer = AnswerKind::Greeting;
    greeting.concurrency = Concurrency::AllAtOnce;
    TcpClientSettings client = random.client();
    client.receiveOnce = true;
    TcpClientSettings secured = random.client();
    secured.tls.on = true;
    secured.tls.verify = false;
    UdpSettings udp = random.datagramClient();
    udp.peerPort = QStringLiteral("9");
    udp.groups = QStringLiteral("224.1.1.1%lo");
    udp.answer = AnswerKind::Echo;
    HttpRequestSettings request = std::get<HttpRequestSettings>(findExample(u"C9")->sessions.last().settings);
    request.fields = QStringLiteral("X-Quote: \"*/\\ ?\?/");
    QTemporaryDir folder;
    QString source;
    int number = 0;
    for (const SessionSettings &settings :
         QList<SessionSettings>{pool, greeting, client, secured, udp, request, ChatServerSettings()}) {
        const auto program = programOf(Language::QtCpp, settings);
        QVERIFY(program);
        const QString name = QStringLiteral("program%1").arg(++number);
        QFile file(folder.filePath(name));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(program->toUtf8());
        // Includes are guarded; main() and serve() have to be told apart.
        source +=
            QStringLiteral(
                "#define main main_%1\n#define serve serve_%1\n#include \"%2\"\n#undef main\n#undef serve\n")
                .arg(QString::number(number), file.fileName());
    }
    QFile all(folder.filePath(QStringLiteral("all.cpp")));
    QVERIFY(all.open(QIODevice::WriteOnly));
    all.write(source.toUtf8());
    all.close();
    QStringList words{QStringLiteral("-fsyntax-only"), QStringLiteral("-std=c++17"),
                      QStringLiteral("-fPIC"),         QStringLiteral("-Wall"),
                      QStringLiteral("-Wextra"),       QStringLiteral("-Werror")};
    for (const QString &path : QStringLiteral(QT_FOLDERS).split(u'|', Qt::SkipEmptyParts))
        words += QStringList{QStringLiteral("-isystem"), path};
    PeerProcess compiler(QStringLiteral(CXX_COMPILER), words + QStringList{all.fileName()});
    QVERIFY(compiler.start() && compiler.waitForFinished(std::chrono::milliseconds(400'000)));
    QVERIFY2(compiler.exitStatus() == 0, compiler.errors().constData());
}

void TestQtProgram::saysWhatItCannot()
{
    TcpServerSettings server;
    server.family = ListenFamily::Unix;
    QVERIFY(programOf(Language::QtCpp, server)->contains(QLatin1String("QLocalServer")));
    server.family = ListenFamily::IPv4;
    server.tls.on = true;
    server.options.insert(QStringLiteral("IP_TTL"), QStringLiteral("3"));
    const QString program = *programOf(Language::QtCpp, server);
    QVERIFY(program.contains(QLatin1String("Note: TLS is left out")));
    QVERIFY(program.contains(QLatin1String("Note: Socket options are left out")));
    QVERIFY(programOf(Language::QtCpp, LabServerSettings())->contains(QLatin1String("Python")));
}

QTEST_GUILESS_MAIN(TestQtProgram)
#include "tst_qtprogram.moc"
