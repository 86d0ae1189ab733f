import { css } from 'lit';

export const commentStyles = css`
  .thread {
    display: grid;
    gap: var(--_s3);
    margin: 6px 0 0;
    padding: 0;
    list-style: none;
  }
  .thread .who {
    display: flex;
    flex-wrap: wrap;
    align-items: baseline;
    gap: 0 var(--_s2);
    font-size: 13px;
    line-height: 18px;
  }
  .thread .who strong {
    font-weight: 600;
  }
  .thread .words {
    max-width: 68ch;
    white-space: pre-wrap;
    overflow-wrap: anywhere;
  }
  .say {
    margin-inline-end: -6px;
  }
  .earlier {
    margin-inline-start: -6px;
  }
  .comment-form {
    display: grid;
    gap: var(--_s2);
    margin-top: var(--_s2);
  }
  .comment-field {
    box-sizing: border-box;
    width: 100%;
    min-height: 64px;
    field-sizing: content;
    resize: vertical;
  }
  .comment-foot {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: space-between;
    gap: var(--_s2);
  }
`;
