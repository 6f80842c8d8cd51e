#include "app/cli/run.h"
#include "app/common/descriptorlimit.h"

#include <QCoreApplication>

#include <cerrno>
#include <csignal>
#include <cstdio>
#include <fcntl.h>
#include <unistd.h>

using namespace wirebench;

namespace {

constexpr int usageStatus = 2;
// Event loop, reactor, signals and a log file or two. Qt aborts when it cannot get its own.
constexpr int descriptorsNeeded = 10;

/// A program may be started without standard descriptors. The next socket would then be number 0, 1 or 2
/// and receive what is meant for the terminal.
void keepStandardDescriptors()
{
    int descriptor = 0;
    do {
        descriptor = open("/dev/null", O_RDWR);
    } while (descriptor >= 0 && descriptor <= STDERR_FILENO);
    if (descriptor > STDERR_FILENO)
        close(descriptor);
}

bool hasDescriptors()
{
    int opened[descriptorsNeeded];
    int got = 0;
    while (got < descriptorsNeeded && (opened[got] = dup(STDERR_FILENO)) >= 0)
        ++got;
    for (int i = 0; i < got; ++i)
        close(opened[i]);
    return got == descriptorsNeeded;
}

void print(FILE *stream, const QString &text)
{
    const QByteArray bytes = text.toUtf8();
    std::fwrite(bytes.constData(), 1, size_t(bytes.size()), stream);
    std::fflush(stream);
}

} // namespace

int main(int argc, char *argv[])
{
    keepStandardDescriptors();
    raiseDescriptorLimit();
    std::signal(SIGPIPE, SIG_IGN); // a reader of standard output that goes is told by write()
    std::signal(SIGXFSZ, SIG_IGN); // and a file that may not grow (ulimit -f)
    if (!hasDescriptors()) {
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
