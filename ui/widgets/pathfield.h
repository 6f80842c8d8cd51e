#pragma once

#include <QWidget>

class QLineEdit;
class QToolButton;

namespace wirebench {

class Look;

/// The path of a file or a folder in one line: typed, or chosen with the button at its end. GUI thread; owned by its
/// parent.
class PathField final : public QWidget
{
    Q_OBJECT

public:
    enum class Purpose : quint8 {
        Read,   ///< a file that is there
        Append, ///< a file that may be made
        Folder, ///< a folder that is there
    };

    /// @param title of the dialog: "Certificate". @param look must outlive the field
    PathField(Look &look, const QString &title, Purpose purpose = Purpose::Read, QWidget *parent = nullptr);

    QString path() const;
    void setPath(const QString &path);
    /// What an empty path means.
    void setPlaceholderText(const QString &text);
    QLineEdit *lineEdit() const { return m_path; }

Q_SIGNALS:
    void pathChanged(const QString &path);

protected:
    void changeEvent(QEvent *event) override;

private:
    void choose();
    QString askFor();
    void applyLook();
    void retranslate();
    QString title() const;

    Look &m_look;
    const Purpose m_purpose;
    QLineEdit *m_path;
    QToolButton *m_choose;
};

} // namespace wirebench
