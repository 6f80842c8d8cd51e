#include "core/base/errnotext.h"

#ifdef Q_OS_WIN
#include <system_error>
#endif

namespace wirebench {

QString errnoText(int number)
{
#ifdef Q_OS_WIN
    return QString::fromStdString(std::generic_category().message(number));
#else
    return qt_error_string(number);
#endif
}

} // namespace wirebench
