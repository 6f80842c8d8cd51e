#include "core/base/buildinfo.h"

#include <QStringList>
#include <QTest>

using namespace wirebench;

class tst_BuildInfo : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void namesTheVersionOfTheProject() { QCOMPARE(versionNumber(), QStringLiteral(WIREBENCH_VERSION)); }

    void namesQtBuildAndSystem()
    {
        const QStringList lines = buildDetails().split(u'\n');
        QCOMPARE(lines.size(), 4); // the last one is what follows the last line end
        QCOMPARE(lines[0], QStringLiteral("Qt %1 (built with %2)").arg(QString::fromLatin1(qVersion()), QStringLiteral(QT_VERSION_STR)));
        // Tests are built with a kind: "Debug build, …"
        QVERIFY2(lines[1].contains(QStringLiteral(" build, ")) && !lines[1].startsWith(QStringLiteral("Plain")), qPrintable(lines[1]));
        QVERIFY2(lines[1].endsWith(QSysInfo::buildCpuArchitecture()), qPrintable(lines[1]));
        QCOMPARE(lines[2], QSysInfo::prettyProductName());
        QVERIFY(lines[3].isEmpty());
    }
};

QTEST_APPLESS_MAIN(tst_BuildInfo)
#include "tst_buildinfo.moc"
