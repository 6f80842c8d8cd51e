#pragma once

#include <QWidget>

class QAction;
class QLabel;
class QLineEdit;

namespace wirebench {

class HexEditor;
class Look;

/// The hex editor with a line below it: where the cursor is, how many bytes there are, whether it overwrites,
/// and a field to go to an offset (Ctrl+G). GUI thread; owned by its parent.
class HexEditorPanel final : public QWidget
{
    Q_OBJECT

public:
    /// @param look must outlive the panel
    explicit HexEditorPanel(Look &look, QWidget *parent = nullptr);

    HexEditor *editor() const { return m_editor; }

protected:
    void changeEvent(QEvent *event) override;

private:
    void goToTyped();
    void showPlace();
    void applyLook();

    Look &m_look;
    HexEditor *m_editor;
    QLabel *m_place;
    QLineEdit *m_goTo;
    QAction *m_find;
    bool m_isFull = false; ///< something was refused since the last edit
};

} // namespace wirebench
