"""Making a report (谁制作、谁审核、谁发布): steps, findings, remarks, previews, and their pages."""
