#include "core/base/buildinfo.h"

#include <QSysInfo>

namespace wirebench {

namespace {

QString compiler()
{
#if defined(Q_CC_CLANG)
    return QStringLiteral("Clang %1.%2").arg(__clang_major__).arg(__clang_minor__);
#elif defined(Q_CC_GNU)
    return QStringLiteral("GCC %1.%2").arg(__GNUC__).arg(__GNUC_MINOR__);
#elif defined(Q_CC_MSVC)
    return QStringLiteral("MSVC %1").arg(_MSC_VER);
#else
    return QStringLiteral("an unknown compiler");
#endif
}

} // namespace

QString versionNumber()
{
    return QStringLiteral(WIREBENCH_VERSION);
}

QString buildDetails()
{
    const QString buildType = QStringLiteral(WIREBENCH_BUILD_TYPE);
    return QStringLiteral("Qt %1 (built with %2)\n%3 build, %4, %5\n%6\n")
        .arg(QString::fromLatin1(qVersion()), QStringLiteral(QT_VERSION_STR),
             buildType.isEmpty() ? QStringLiteral("Plain") : buildType, compiler(),
             QSysInfo::buildCpuArchitecture(), QSysInfo::prettyProductName());
}

} // namespace wirebench
