#include "core/manual/completion.h"
#include "core/manual/manualpage.h"
#include "core/base/wholefile.h"
#include "core/base/errorsentence.h"

#include <QCoreApplication>
#include <QDir>

#include <cstdio>

namespace {

using namespace wirebench;

struct Page
{
    QString name;
    QString text;
};

/// Under the names by which man and the shells look for them.
QList<Page> pages()
{
    QList<Page> all;
    for (const Program program : {Program::Window, Program::Cli}) {
        const QString name = QString::fromLatin1(programName(program));
        all += {name + QStringLiteral(".1"), manualPage(program)};
        all += {name + QStringLiteral(".bash"), completionScript(program, Shell::Bash)};
        all += {u'_' + name, completionScript(program, Shell::Zsh)};
        all += {name + QStringLiteral(".fish"), completionScript(program, Shell::Fish)};
    }
    return all;
}

} // namespace

/// A tool of the build: writes manual pages and completions into the folder that it is given.
int main(int argc, char *argv[])
{
    QCoreApplication application(argc, argv);
    if (argc != 2) {
        std::fputs("Usage: wirebench-manual FOLDER\n", stderr);
        return 2;
    }
    const QDir folder(QString::fromLocal8Bit(argv[1]));
    for (const Page &page : pages()) {
        const Result<void> written = writeWholeFile(folder.filePath(page.name), page.text.toUtf8());
        if (!written) {
            std::fprintf(stderr, "wirebench-manual: %s\n", qPrintable(englishErrorText(written.error())));
            return 1;
        }
    }
    return 0;
}
