#include "ui/widgets/symbolfont.h"

#include <QFontDatabase>

// The font is compiled into a static library: without this the linker would leave it out.
static void initFonts()
{
    Q_INIT_RESOURCE(fonts);
}

namespace wirebench {

void loadSymbolFont()
{
    static const int loaded = [] {
        initFonts();
        return QFontDatabase::addApplicationFont(QStringLiteral(":/fonts/wirebench-symbols.ttf"));
    }();
    Q_UNUSED(loaded)
}

} // namespace wirebench
