#pragma once

#include <QColor>
#include <QFont>
#include <QIcon>
#include <QObject>
#include <QString>
#include <QStringView>

#include <optional>

namespace wirebench {

enum class Theme : quint8 { Light, Dark, HighContrast };

/// As files hold it: "light", "dark", "high-contrast".
QString themeName(Theme theme);
std::optional<Theme> themeFromName(QStringView name);

/// Colours by meaning. What each looks like stands in one table in look.cpp.
enum class ColorRole : quint8 {
    Window,
    Base,
    Line,
    Text,
    QuietText,
    Accent,
    OnAccent, ///< text on the accent
    Selection,
    Sent,
    Received,
    Trouble,
    Waiting,
    Done,
};

/// What the user chooses of the look.
struct Appearance
{
    Theme theme = Theme::Light;
    qreal scale = 1; ///< everything grows with it: fonts, gaps, controls, icons. From 0.75 to 3

    friend bool operator==(const Appearance &, const Appearance &) = default;
};

/// How everything looks: theme, scale, colours, fonts, sizes and icons, from one place. Lives on the GUI
/// thread, is made once by the application (or a test) and handed to every widget that needs more than
/// the palette. When it changes it sets the application's style, palette and font, then says changed().
class Look final : public QObject
{
    Q_OBJECT

public:
    explicit Look(QObject *parent = nullptr);
    ~Look() override;

    Theme theme() const { return shown().theme; }
    void setTheme(Theme theme);

    qreal scale() const { return shown().scale; }
    void setScale(qreal scale);
    void scaleUp();
    void scaleDown();

    /// On a wall: what is chosen while projecting is forgotten afterwards, and what was chosen before comes back.
    bool isProjected() const { return m_projected.has_value(); }
    void setProjected(const Appearance &appearance);
    void endProjection();
    /// What is kept for the next start, projecting or not.
    const Appearance &own() const { return m_own; }
    /// The scale at which a line of letters is so many pixels high; not bounded.
    qreal scaleForLine(qreal pixels) const;

    QColor color(ColorRole role) const;
    static QColor color(Theme theme, ColorRole role);

    /// The unit of all distances: half the height of the base font's line. Gaps are ½, 1 or 2 units.
    int unit() const;
    int gap() const { return unit() / 2; }
    /// The height that all controls in a row share.
    int controlHeight() const;

    QFont baseFont() const;
    QFont dataFont() const;  ///< monospaced, the base size
    QFont stateFont() const; ///< 1.15 × base: state and call strip

    /// An icon of resources/icons by its name ("send", "connect", …), in the text colour or another role.
    QIcon icon(const QString &name, ColorRole role = ColorRole::Text) const;

Q_SIGNALS:
    void changed();

private:
    const Appearance &shown() const { return m_projected ? *m_projected : m_own; }
    void choose(const Appearance &appearance);
    void apply();

    Appearance m_own;
    std::optional<Appearance> m_projected;
    qreal m_basePointSize = 0; ///< the system's font size, before scaling
};

} // namespace wirebench
