#include "ui/widgets/look.h"

#include "ui/widgets/icons.h"
#include "ui/widgets/symbolfont.h"
#include "ui/widgets/workbenchstyle.h"

#include <QApplication>
#include <QFontDatabase>
#include <QFontInfo>
#include <QFontMetricsF>
#include <QToolTip>

#include <algorithm>
#include <array>

// The icons are compiled into a static library: without this the linker would leave them out.
static void initIcons()
{
    Q_INIT_RESOURCE(resources);
}

namespace wirebench {

namespace {

struct RoleColors
{
    ColorRole role;
    QRgb light;
    QRgb dark;
    QRgb contrast;
};

// The one table of colours. A test computes the contrast of every text role on every ground from it.
constexpr std::array<RoleColors, 13> colorTable{{
    {ColorRole::Window, 0xfff6f7f9, 0xff15181d, 0xffffffff},
    {ColorRole::Base, 0xffffffff, 0xff1c2026, 0xffffffff},
    {ColorRole::Line, 0xffd8dde4, 0xff323943, 0xff000000},
    {ColorRole::Text, 0xff1a1e24, 0xffe7eaee, 0xff000000},
    {ColorRole::QuietText, 0xff56606d, 0xff9ca6b4, 0xff2b2b2b},
    {ColorRole::Accent, 0xff0a5cad, 0xff63aef7, 0xff003e7e},
    {ColorRole::OnAccent, 0xffffffff, 0xff0b1a2a, 0xffffffff},
    {ColorRole::Selection, 0xffdce9f7, 0xff213a54, 0xffd6e8ff},
    {ColorRole::Sent, 0xff0b5fb0, 0xff74b7ff, 0xff00458c},
    {ColorRole::Received, 0xffa84e06, 0xffffb36b, 0xff7a3200},
    {ColorRole::Trouble, 0xffa11239, 0xffff90a8, 0xff8a0028},
    {ColorRole::Waiting, 0xff6b4bb8, 0xffb9a2ff, 0xff4a2f96},
    {ColorRole::Done, 0xff0b6e53, 0xff57d4aa, 0xff00513a},
}};

constexpr std::array<QLatin1StringView, 3> themeNames{
    QLatin1StringView("light"), QLatin1StringView("dark"), QLatin1StringView("high-contrast")};

constexpr std::array<qreal, 9> scaleSteps{0.75, 0.9, 1, 1.25, 1.5, 1.75, 2, 2.5, 3};

constexpr qreal largestProjected = 8; // a screen of 2160 lines needs some 5

constexpr qreal stateFontFactor = 1.15;

qreal systemPointSize()
{
    const QFont font = QFontDatabase::systemFont(QFontDatabase::GeneralFont);
    return font.pointSizeF() > 0 ? font.pointSizeF() : QFontInfo(font).pointSizeF();
}

} // namespace

Look::Look(QObject *parent) : QObject(parent), m_basePointSize(systemPointSize())
{
    initIcons();
    loadSymbolFont();
    apply();
}

Look::~Look() = default;

QString themeName(Theme theme)
{
    return themeNames[size_t(theme)];
}

std::optional<Theme> themeFromName(QStringView name)
{
    const auto found = std::find_if(themeNames.begin(), themeNames.end(),
                                    [name](QLatin1StringView known) { return name == known; });
    if (found == themeNames.end())
        return std::nullopt;
    return Theme(found - themeNames.begin());
}

void Look::setTheme(Theme theme)
{
    choose({theme, scale()});
}

void Look::setScale(qreal scale)
{
    choose({theme(), scale});
}

void Look::choose(const Appearance &appearance)
{
    const qreal largest = m_projected ? largestProjected : scaleSteps.back();
    const Appearance bounded{appearance.theme, qBound(scaleSteps.front(), appearance.scale, largest)};
    const Appearance before = shown();
    (m_projected ? *m_projected : m_own) = bounded;
    if (bounded.theme == before.theme && qFuzzyCompare(bounded.scale, before.scale))
        return;
    apply();
    Q_EMIT changed();
}

void Look::setProjected(const Appearance &appearance)
{
    m_projected = m_own;
    choose(appearance);
    Q_EMIT changed(); // of what is shown, if not of how
}

void Look::endProjection()
{
    m_projected.reset();
    apply();
    Q_EMIT changed();
}

qreal Look::scaleForLine(qreal pixels) const
{
    QFont font = baseFont();
    font.setPointSizeF(m_basePointSize);
    return pixels / QFontMetricsF(font).height();
}

void Look::scaleUp()
{
    const auto isLarger = [this](qreal step) { return step > scale() + 0.01; };
    const auto next = std::find_if(scaleSteps.begin(), scaleSteps.end(), isLarger);
    if (next != scaleSteps.end())
        setScale(*next);
}

void Look::scaleDown()
{
    const auto isSmaller = [this](qreal step) { return step < scale() - 0.01; };
    const auto next = std::find_if(scaleSteps.rbegin(), scaleSteps.rend(), isSmaller);
    if (next != scaleSteps.rend())
        setScale(*next);
}

QColor Look::color(ColorRole role) const
{
    return color(theme(), role);
}

QColor Look::color(Theme theme, ColorRole role)
{
    const RoleColors &entry = colorTable[size_t(role)];
    Q_ASSERT(entry.role == role);
    const std::array<QRgb, 3> byTheme{entry.light, entry.dark, entry.contrast};
    return QColor::fromRgb(byTheme[size_t(theme)]);
}

int Look::unit() const
{
    return qMax(1, qRound(QFontMetricsF(baseFont()).height() / 2));
}

int Look::controlHeight() const
{
    return WorkbenchStyle::controlHeight(unit());
}

QFont Look::baseFont() const
{
    QFont font = QFontDatabase::systemFont(QFontDatabase::GeneralFont);
    font.setPointSizeF(m_basePointSize * scale());
    return font;
}

QFont Look::dataFont() const
{
    QFont font = QFontDatabase::systemFont(QFontDatabase::FixedFont);
    font.setStyleHint(QFont::Monospace);
    font.setPointSizeF(m_basePointSize * scale());
    return font;
}

QFont Look::stateFont() const
{
    QFont font = baseFont();
    font.setPointSizeF(font.pointSizeF() * stateFontFactor);
    return font;
}

QIcon Look::icon(const QString &name, ColorRole role) const
{
    return QIcon(new LineIconEngine(*this, name, role));
}

void Look::apply()
{
    // A new style each time: that makes every open widget polish itself and measure anew.
    QApplication::setStyle(new WorkbenchStyle(theme(), unit()));
    const QPalette palette = WorkbenchStyle::paletteFor(theme());
    QApplication::setPalette(palette);
    QApplication::setFont(baseFont());
    QToolTip::setPalette(palette);
    QToolTip::setFont(baseFont());
}

} // namespace wirebench
