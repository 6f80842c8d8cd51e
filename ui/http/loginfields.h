#pragma once

#include "core/workspace/httpsettings.h"

#include <QWidget>

class QCheckBox;
class QComboBox;
class QLabel;
class QLineEdit;

namespace wirebench {

class Look;
class SettingsRow;

/// Who one is to the server: user and password, or a token. GUI thread; owned by the form.
class LoginFields final : public QWidget
{
    Q_OBJECT

public:
    /// @param look must outlive the fields
    explicit LoginFields(Look &look, QWidget *parent = nullptr);

    void readInto(HttpRequestSettings &settings) const;
    void setSettings(const HttpRequestSettings &settings);
    HttpAuthKind kind() const;

Q_SIGNALS:
    void edited();

private:
    void showWhatApplies();
    void applyLook();

    Look &m_look;
    SettingsRow *m_row;
    QComboBox *m_kind;
    QLineEdit *m_user;
    QLineEdit *m_password;
    QCheckBox *m_show;
    QLabel *m_words;
};

} // namespace wirebench
