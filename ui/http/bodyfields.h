#pragma once

#include "core/workspace/httpsettings.h"

#include <QWidget>

class QComboBox;
class QLabel;
class QLineEdit;
class QStackedWidget;

namespace wirebench {

class LinesEditor;
class Look;
class PathField;
class SettingsRow;

/// The body of a request: its kind, and an editor for that kind. What is typed for one kind stays while
/// another is chosen. GUI thread; owned by the form.
class BodyFields final : public QWidget
{
    Q_OBJECT

public:
    /// @param look must outlive the fields
    explicit BodyFields(Look &look, QWidget *parent = nullptr);

    void readInto(HttpRequestSettings &settings) const;
    void setSettings(const HttpRequestSettings &settings);
    HttpBodyKind kind() const;
    /// Marks what cannot be sent. True if there is nothing.
    bool judge();
    /// The field that an error is about; null if it is about none of these.
    QWidget *fieldOf(const Error &error) const;

Q_SIGNALS:
    void edited();

private:
    void makeFields();
    void showWhatApplies();
    void applyLook();

    Look &m_look;
    SettingsRow *m_row;
    QComboBox *m_kind;
    QLineEdit *m_contentType;
    QStackedWidget *m_pages;
    QLabel *m_none;
    LinesEditor *m_text;
    LinesEditor *m_form;
    PathField *m_file;
    QWidget *m_filePage;
};

} // namespace wirebench
