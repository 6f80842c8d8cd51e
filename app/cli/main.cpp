#include "app/cli/processstart.h"
#include "app/cli/run.h"

#include <QCoreApplication>

#include <cerrno>
#include <cstdio>

using namespace wirebench;

namespace {

constexpr int usageStatus = 2;

void print(FILE *stream, const QString &text)
{
    const QByteArray bytes = text.toUtf8();
    std::fwrite(bytes.constData(), 1, size_t(bytes.size()), stream);
    std::fflush(stream);
}

} // namespace

int main(int argc, char *argv[])
{
    if (!prepareProcess()) {
        Messages(false).error(Error::fromErrno(QStringLiteral("open"), EMFILE));
        return 1;
    }
    QCoreApplication application(argc, argv);
    const auto line = parseCommandLine(Program::Cli, QCoreApplication::arguments().mid(1));
    if (!line) {
        print(stderr, QStringLiteral("wirebench-cli: %1 %2\n").arg(line.error().message, line.error().hint));
        return usageStatus;
    }
    if (!line->information.isEmpty()) {
        print(stdout, line->information);
        return 0;
    }
    return Run(*line).exec();
}
