#include "tests/core/program/programrun.h"

#include "tests/support/listeningport.h"
#include "tests/support/programs.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>

namespace wirebench::test {

namespace {

bool write(const QString &path, const QByteArray &text)
{
    QFile file(path);
    return file.open(QIODevice::WriteOnly) && file.write(text) == text.size();
}

} // namespace

bool ProgramRun::compile(const QString &source, const QString &binary)
{
    PeerProcess compiler(findProgram(QStringLiteral("cc")),
                         {QStringLiteral("-Wall"), QStringLiteral("-Wextra"), QStringLiteral("-Werror"),
                          QStringLiteral("-o"), binary, source, QStringLiteral("-pthread")});
    const bool done = compiler.start() && compiler.waitForFinished(std::chrono::milliseconds(200'000)) &&
                      compiler.exitStatus() == 0;
    m_complaint = compiler.errors();
    return done;
}

quint16 ProgramRun::nextPort()
{
    constexpr int first = 20'000;
    constexpr int ofEach = 200;
    if (m_port == 0)
        m_port = first + int(QCoreApplication::applicationPid() % 60) * ofEach;
    do
        ++m_port;
    while (!isFree(quint16(m_port)) || isBound(quint16(m_port)));
    return quint16(m_port);
}

std::unique_ptr<PeerProcess> ProgramRun::start(Language language, const QString &program)
{
    const QString path = m_folder.filePath(
        QStringLiteral("program%1.%2").arg(++m_count).arg(QLatin1String(fileSuffix(language))));
    if (!write(path, program.toUtf8()))
        return nullptr;
    QString command = findProgram(QStringLiteral("sh"));
    QStringList arguments{path};
    if (language == Language::Python) {
        command = findProgram(QStringLiteral("python3"));
        arguments.prepend(QStringLiteral("-u"));
    } else if (language == Language::C) {
        command = path + QStringLiteral(".out");
        arguments.clear();
        if (!compile(path, command))
            return nullptr;
    }
    auto process = std::make_unique<PeerProcess>(command, arguments);
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    const QString own = QFileInfo(ownProgram(QStringLiteral("wirebench-cli"))).absolutePath();
    environment.insert(QStringLiteral("PATH"), own + u':' + environment.value(QStringLiteral("PATH")));
    process->process().setProcessEnvironment(environment);
    process->process().setWorkingDirectory(m_folder.path());
    return process->start() ? std::move(process) : nullptr;
}

} // namespace wirebench::test
