#include "app/wirebench/application.h"

#include <QApplication>

#include <cstdio>

int main(int argc, char *argv[])
{
    QApplication qtApplication(argc, argv);
    QCoreApplication::setApplicationName(QStringLiteral("wirebench"));
    QCoreApplication::setApplicationVersion(QStringLiteral(WIREBENCH_VERSION));

    const auto line =
        wirebench::parseCommandLine(wirebench::Program::Window, QCoreApplication::arguments().mid(1));
    if (!line) {
        std::fprintf(stderr, "wirebench: %s\n%s\n", qPrintable(line.error().message), qPrintable(line.error().hint));
        return 2;
    }
    if (!line->information.isEmpty()) {
        std::fputs(qPrintable(line->information), stdout);
        return 0;
    }
    wirebench::Application application(*line);
    return application.exec();
}
