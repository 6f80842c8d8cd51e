#pragma once

#include <QColor>
#include <QFont>
#include <QIcon>
#include <QObject>

namespace wirebench {

enum class Theme : quint8 { Light, Dark };

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

/// How everything looks: theme, scale, colours, fonts, sizes and icons, from one place. Lives on the GUI
/// thread, is made once by the application (or a test) and handed to every widget that needs more than
/// the palette. When it changes it sets the application's style, palette and font, then says changed().
class Look final : public QObject
{
    Q_OBJECT

public:
    explicit Look(QObject *parent = nullptr);
    ~Look() override;

    Theme theme() const { return m_theme; }
    void setTheme(Theme theme);

    /// Everything grows with it: fonts, gaps, controls, icons. From 0.75 to 3.
    qreal scale() const { return m_scale; }
    void setScale(qreal scale);
    void scaleUp();
    void scaleDown();

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
    void apply();

    Theme m_theme = Theme::Light;
    qreal m_scale = 1;
    qreal m_basePointSize = 0; ///< the system's font size, before scaling
};

} // namespace wirebench
