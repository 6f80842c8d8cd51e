#include "app/common/descriptorlimit.h"
#include "app/wirebench/application.h"
#include "core/base/buildinfo.h"
#include "core/workspace/userfolder.h"

#include <QApplication>
#include <QIcon>
#include <QSettings>

#include <algorithm>
#include <cstdio>

namespace {

using namespace wirebench;

QStringList wordsOf(int argc, char *argv[])
{
    QStringList words;
    for (int i = 1; i < argc; ++i)
        words.append(QString::fromLocal8Bit(argv[i]));
    return words;
}

/// Without one, Qt ends the program with words that nobody understands.
bool hasDisplay(const QStringList &words)
{
#if defined(Q_OS_UNIX) && !defined(Q_OS_DARWIN)
    const char *places[] = {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"};
    const bool named = std::any_of(std::begin(places), std::end(places),
                                   [](const char *place) { return !qEnvironmentVariableIsEmpty(place); });
    return named || words.contains(QStringLiteral("-platform"));
#else
    Q_UNUSED(words);
    return true;
#endif
}

/// How the desktop knows the program: by the name of its desktop entry, and by its icon where there is none.
void introduce()
{
    QCoreApplication::setApplicationName(QStringLiteral("wirebench"));
    QCoreApplication::setApplicationVersion(versionNumber());
    QGuiApplication::setDesktopFileName(QStringLiteral("org.wirebench.Wirebench"));
    QIcon icon;
    for (const int size : {16, 32, 48, 128})
        icon.addFile(QStringLiteral(":/appicon/wirebench-%1.png").arg(size), {size, size});
    QGuiApplication::setWindowIcon(icon);
}

/// What Qt's own dialogs remember goes where the rest is kept: a portable copy leaves nothing behind.
void keepSettingsBeside()
{
    const QString folder = portableFolder(QCoreApplication::applicationDirPath());
    if (!folder.isEmpty())
        QSettings::setPath(QSettings::NativeFormat, QSettings::UserScope, folder);
}

} // namespace

int main(int argc, char *argv[])
{
    raiseDescriptorLimit();
    // What is only read needs no display.
    const QStringList words = wordsOf(argc, argv);
    if (const auto early = parseCommandLine(Program::Window, words); early && !early->information.isEmpty()) {
        std::fputs(qPrintable(early->information), stdout);
        return 0;
    }
    if (!hasDisplay(words)) {
        std::fputs("wirebench: There is no display to open a window on. Log in with a desktop, use “ssh -X”, or "
                   "work without a window: wirebench-cli --help\n",
                   stderr);
        return 1;
    }
    QApplication qtApplication(argc, argv);
    introduce();
    keepSettingsBeside();

    const auto line = parseCommandLine(Program::Window, QCoreApplication::arguments().mid(1)); // without Qt's own
    if (!line) {
        std::fprintf(stderr, "wirebench: %s\n%s\n", qPrintable(line.error().message), qPrintable(line.error().hint));
        return 2;
    }
    Application application(*line);
    return application.exec();
}
