#pragma once

#include "ui/language/rememberingtranslator.h"

#include <QObject>
#include <QString>
#include <QStringList>

namespace wirebench {

/// The language of the window, switchable while it is open: its texts, Qt's own texts, and how numbers are
/// written. English texts stand in the sources; the others come from resources/translations. Made once by the
/// application (or a test), before the widgets. When it changes, the texts that widgets were made with are looked
/// up anew, it says changed(), and every widget gets QEvent::LanguageChange for those that depend on a state.
/// GUI thread.
class Language final : public QObject
{
    Q_OBJECT

public:
    /// English, until setCode().
    explicit Language(QObject *parent = nullptr);
    ~Language() override;

    /// ISO 639-1: "en", "fr".
    static QStringList codes();
    /// In that language itself: "Français".
    static QString nameOf(const QString &code);
    /// The first of the system's languages that there is here, else English.
    static QString ofSystem();

    const QString &code() const { return m_code; }
    /// Ignores a code that there is not.
    void setCode(const QString &code);

Q_SIGNALS:
    void changed();

private:
    void load();

    QString m_code;
    RememberingTranslator m_texts;
    QTranslator m_qtTexts; ///< of dialogs and standard buttons, where the system has them
};

} // namespace wirebench
