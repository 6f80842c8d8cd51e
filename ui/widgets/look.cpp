#include "ui/widgets/look.h"

#include "ui/widgets/icons.h"
#include "ui/widgets/symbolfont.h"
#include "ui/widgets/workbenchstyle.h"

#include <QApplication>
#include <QFontDatabase>
#include <QFontInfo>
#include <QFontMetricsF>
#include <QToolTip>

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
};

// The one table of colours. A test computes the contrast of every text role on every ground from it.
constexpr std::array<RoleColors, 13> colorTable{{
    {ColorRole::Window, 0xfff6f7f9, 0xff15181d},
    {ColorRole::Base, 0xffffffff, 0xff1c2026},
    {ColorRole::Line, 0xffd8dde4, 0xff323943},
    {ColorRole::Text, 0xff1a1e24, 0xffe7eaee},
    {ColorRole::QuietText, 0xff56606d, 0xff9ca6b4},
    {ColorRole::Accent, 0xff0a5cad, 0xff63aef7},
    {ColorRole::OnAccent, 0xffffffff, 0xff0b1a2a},
    {ColorRole::Selection, 0xffdce9f7, 0xff213a54},
    {ColorRole::Sent, 0xff0b5fb0, 0xff74b7ff},
    {ColorRole::Received, 0xffa84e06, 0xffffb36b},
    {ColorRole::Trouble, 0xffa11239, 0xffff90a8},
    {ColorRole::Waiting, 0xff6b4bb8, 0xffb9a2ff},
    {ColorRole::Done, 0xff0b6e53, 0xff57d4aa},
}};

constexpr std::array<qreal, 9> scaleSteps{0.75, 0.9, 1, 1.25, 1.5, 1.75, 2, 2.5, 3};

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

void Look::setTheme(Theme theme)
{
    if (theme == m_theme)
        return;
    m_theme = theme;
    apply();
    Q_EMIT changed();
}

void Look::setScale(qreal scale)
{
    const qreal bounded = qBound(scaleSteps.front(), scale, scaleSteps.back());
    if (qFuzzyCompare(bounded, m_scale))
        return;
    m_scale = bounded;
    apply();
    Q_EMIT changed();
}

void Look::scaleUp()
{
    const auto isLarger = [this](qreal step) { return step > m_scale + 0.01; };
    const auto next = std::find_if(scaleSteps.begin(), scaleSteps.end(), isLarger);
    if (next != scaleSteps.end())
        setScale(*next);
}

void Look::scaleDown()
{
    const auto isSmaller = [this](qreal step) { return step < m_scale - 0.01; };
    const auto next = std::find_if(scaleSteps.rbegin(), scaleSteps.rend(), isSmaller);
    if (next != scaleSteps.rend())
        setScale(*next);
}

QColor Look::color(ColorRole role) const
{
    return color(m_theme, role);
}

QColor Look::color(Theme theme, ColorRole role)
{
    const RoleColors &entry = colorTable[size_t(role)];
    Q_ASSERT(entry.role == role);
    return QColor::fromRgb(theme == Theme::Dark ? entry.dark : entry.light);
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
    font.setPointSizeF(m_basePointSize * m_scale);
    return font;
}

QFont Look::dataFont() const
{
    QFont font = QFontDatabase::systemFont(QFontDatabase::FixedFont);
    font.setStyleHint(QFont::Monospace);
    font.setPointSizeF(m_basePointSize * m_scale);
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
    QApplication::setStyle(new WorkbenchStyle(m_theme, unit()));
    const QPalette palette = WorkbenchStyle::paletteFor(m_theme);
    QApplication::setPalette(palette);
    QApplication::setFont(baseFont());
    QToolTip::setPalette(palette);
    QToolTip::setFont(baseFont());
}

} // namespace wirebench
